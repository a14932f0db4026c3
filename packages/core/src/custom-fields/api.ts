import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  arrangeCustomFieldsBody,
  createCustomFieldBody,
  customField,
  customFieldUsage,
  listCustomFieldsQuery,
  patchCustomFieldBody,
} from './schema.ts'

const tag = 'custom-fields'
const list = z.object({ items: z.array(customField) })

export const listCustomFields = defineRoute({
  operationId: 'listCustomFields',
  method: 'GET',
  path: '/api/v1/custom-fields',
  tag,
  summary: 'Fields of the company’s own that the caller sees, in their order',
  description:
    'In conditions and sorts a field is custom.<key>; in records its value stands in custom.<key>. A field can be used from the moment it exists.',
  permission: 'signed-in',
  query: listCustomFieldsQuery,
  output: list,
})

export const createCustomField = defineRoute({
  operationId: 'createCustomField',
  method: 'POST',
  path: '/api/v1/custom-fields',
  tag,
  summary: 'Define a field',
  permission: 'field.manage',
  body: createCustomFieldBody,
  status: 201,
  output: customField,
  errors: [409, 422],
})

export const updateCustomField = defineRoute({
  operationId: 'updateCustomField',
  method: 'PATCH',
  path: '/api/v1/custom-fields/{id}',
  tag,
  summary: 'Change a field; its key and type stay, and so do the values',
  permission: 'field.manage',
  params: idParams,
  body: patchCustomFieldBody,
  output: customField,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const arrangeCustomFields = defineRoute({
  operationId: 'arrangeCustomFields',
  method: 'PUT',
  path: '/api/v1/custom-fields/order',
  tag,
  summary: 'Order and sections of all fields of a record',
  permission: 'field.manage',
  body: arrangeCustomFieldsBody,
  output: list,
  errors: [409],
})

export const getCustomFieldUsage = defineRoute({
  operationId: 'getCustomFieldUsage',
  method: 'GET',
  path: '/api/v1/custom-fields/{id}/usage',
  tag,
  summary: 'How many records have a value of a field: what deleting it would hide',
  permission: 'field.manage',
  params: idParams,
  output: customFieldUsage,
  errors: [404],
})

export const deleteCustomField = defineRoute({
  operationId: 'deleteCustomField',
  method: 'DELETE',
  path: '/api/v1/custom-fields/{id}',
  tag,
  summary: 'Delete a field; its values stay and come back with it',
  permission: 'field.manage',
  params: idParams,
  output: customFieldUsage,
  errors: [404, 409],
})

export const restoreCustomField = defineRoute({
  operationId: 'restoreCustomField',
  method: 'POST',
  path: '/api/v1/custom-fields/{id}/restore',
  tag,
  summary: 'Take a deleted field back with its values',
  permission: 'field.manage',
  params: idParams,
  status: 200,
  output: customField,
  errors: [404, 409],
})

export const customFieldRoutes = {
  listCustomFields,
  createCustomField,
  updateCustomField,
  arrangeCustomFields,
  getCustomFieldUsage,
  deleteCustomField,
  restoreCustomField,
}
