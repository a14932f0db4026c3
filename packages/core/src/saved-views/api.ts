import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { newView, savedView, savedViews, viewDefaults, viewPatch } from './schema.ts'

const tag = 'Views'

export const listViews = defineRoute({
  operationId: 'listViews',
  method: 'GET',
  path: '/api/v1/views',
  tag,
  summary: 'Saved views of the customer list: one’s own and those shared with one',
  description:
    'A view never widens what its reader sees. What of it the reader cannot use (fields that are gone or masked) is left out of its definition and named in leftOut.',
  permission: 'customer.read',
  output: savedViews,
})

export const getView = defineRoute({
  operationId: 'getView',
  method: 'GET',
  path: '/api/v1/views/{id}',
  tag,
  summary: 'One saved view, as its reader can use it',
  permission: 'customer.read',
  params: idParams,
  output: savedView,
  errors: [404],
})

export const createView = defineRoute({
  operationId: 'createView',
  method: 'POST',
  path: '/api/v1/views',
  tag,
  summary: 'Save a view; sharing it needs view.share',
  permission: 'customer.read',
  body: newView,
  status: 201,
  output: savedView,
  errors: [403, 409, 422],
})

export const updateView = defineRoute({
  operationId: 'updateView',
  method: 'PATCH',
  path: '/api/v1/views/{id}',
  tag,
  summary: 'Change a view of one’s own; a shared one also by who has view.manage',
  permission: 'customer.read',
  params: idParams,
  body: viewPatch,
  output: savedView,
  errors: [403, 404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const deleteView = defineRoute({
  operationId: 'deleteView',
  method: 'DELETE',
  path: '/api/v1/views/{id}',
  tag,
  summary: 'Delete a view; the customers in it stay as they are',
  permission: 'customer.read',
  params: idParams,
  errors: [403, 404],
})

export const setViewDefault = defineRoute({
  operationId: 'setViewDefault',
  method: 'PUT',
  path: '/api/v1/views/{id}/default',
  tag,
  summary: 'Whose list opens with this view: one’s own, or (view.manage) that of roles',
  permission: 'customer.read',
  params: idParams,
  body: viewDefaults,
  output: savedView,
  errors: [403, 404, 409],
})

export const savedViewRoutes = { listViews, getView, createView, updateView, deleteView, setViewDefault }
