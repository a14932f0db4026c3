import { defineRoute } from '../api/route.ts'
import { idParams, page } from '../kernel/schemas.ts'
import { createOrderBody, listOrdersQuery, order, orderParams, patchOrderBody } from './schema.ts'

const tag = 'Orders'

export const listOrders = defineRoute({
  operationId: 'listOrders',
  method: 'GET',
  path: '/api/v1/customers/{id}/orders',
  tag,
  summary: 'Orders of a customer with their lines, newest first',
  permission: 'customer.read',
  params: idParams,
  query: listOrdersQuery,
  output: page(order),
  errors: [404],
})

export const getOrder = defineRoute({
  operationId: 'getOrder',
  method: 'GET',
  path: '/api/v1/customers/{id}/orders/{orderId}',
  tag,
  summary: 'One order',
  permission: 'customer.read',
  params: orderParams,
  output: order,
  errors: [404],
})

export const createOrder = defineRoute({
  operationId: 'createOrder',
  method: 'POST',
  path: '/api/v1/customers/{id}/orders',
  tag,
  summary: 'Enter an order',
  description:
    'The amount is the sum of the lines, or must equal it. Another currency is refused until its rate is entered.',
  permission: 'order.write',
  params: idParams,
  body: createOrderBody,
  status: 201,
  output: order,
  errors: [404, 409, 422],
})

export const patchOrder = defineRoute({
  operationId: 'patchOrder',
  method: 'PATCH',
  path: '/api/v1/customers/{id}/orders/{orderId}',
  tag,
  summary: 'Change an order',
  permission: 'order.write',
  params: orderParams,
  body: patchOrderBody,
  output: order,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const deleteOrder = defineRoute({
  operationId: 'deleteOrder',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/orders/{orderId}',
  tag,
  summary: 'Remove an order',
  permission: 'order.write',
  params: orderParams,
  errors: [404],
})

export const restoreOrder = defineRoute({
  operationId: 'restoreOrder',
  method: 'POST',
  path: '/api/v1/customers/{id}/orders/{orderId}/restore',
  tag,
  summary: 'Take a removed order back, with its lines',
  permission: 'order.write',
  params: orderParams,
  output: order,
  errors: [404, 409],
})

export const orderRoutes = { listOrders, getOrder, createOrder, patchOrder, deleteOrder, restoreOrder }
