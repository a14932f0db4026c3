import * as api from '@zhike/core/orders/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createOrder } from './create-order.ts'
import { deleteOrder } from './delete-order.ts'
import { getOrder } from './get-order.ts'
import { listOrders } from './list-orders.ts'
import { restoreOrder } from './restore-order.ts'
import { updateOrder } from './update-order.ts'

export const bindOrderRoutes: BindRoutes = (app) => {
  bindRoute(app, api.listOrders, (ctx, { params, query }) => listOrders(ctx, params.id, query))
  bindRoute(app, api.getOrder, (ctx, { params }) => getOrder(ctx, params.id, params.orderId))
  bindRoute(app, api.createOrder, (ctx, { params, body }) => createOrder(ctx, params.id, body))
  bindRoute(app, api.patchOrder, (ctx, { params, body, version }) =>
    updateOrder(ctx, params.id, params.orderId, version, body),
  )
  bindRoute(app, api.deleteOrder, (ctx, { params }) => deleteOrder(ctx, params.id, params.orderId))
  bindRoute(app, api.restoreOrder, (ctx, { params }) => restoreOrder(ctx, params.id, params.orderId))
}
