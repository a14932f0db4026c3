import { defineRoute } from '../api/route.ts'
import { idParams, page } from '../kernel/schemas.ts'
import {
  bulkEdit,
  bulkEditPreview,
  bulkEditRefusals,
  listBulkEditsQuery,
  listRefusalsQuery,
  previewBulkEditBody,
  startBulkEditBody,
} from './schema.ts'

const tag = 'Bulk edits'

export const previewBulkEdit = defineRoute({
  operationId: 'previewBulkEdit',
  method: 'POST',
  path: '/api/v1/bulk-edits/preview',
  tag,
  summary: 'What a bulk edit would change: how many, and how many not and why',
  permission: 'customer.bulk-change',
  body: previewBulkEditBody,
  status: 200,
  output: bulkEditPreview,
  errors: [403, 422],
})

export const startBulkEdit = defineRoute({
  operationId: 'startBulkEdit',
  method: 'POST',
  path: '/api/v1/bulk-edits',
  tag,
  summary: 'Set one field of many customers; a large one goes on as a job',
  description: 'Customers outside the scope of changing are refused and counted, the others are changed.',
  permission: 'customer.bulk-change',
  body: startBulkEditBody,
  status: 201,
  output: bulkEdit,
  errors: [403, 409, 422],
})

export const listBulkEdits = defineRoute({
  operationId: 'listBulkEdits',
  method: 'GET',
  path: '/api/v1/bulk-edits',
  tag,
  summary: 'One’s own bulk edits (of everybody for who may change every customer), latest first',
  permission: 'customer.bulk-change',
  query: listBulkEditsQuery,
  output: page(bulkEdit),
})

export const getBulkEdit = defineRoute({
  operationId: 'getBulkEdit',
  method: 'GET',
  path: '/api/v1/bulk-edits/{id}',
  tag,
  summary: 'One bulk edit: how far it is, what it did',
  permission: 'customer.bulk-change',
  params: idParams,
  output: bulkEdit,
  errors: [404],
})

export const listBulkEditRefusals = defineRoute({
  operationId: 'listBulkEditRefusals',
  method: 'GET',
  path: '/api/v1/bulk-edits/{id}/refused',
  tag,
  summary: 'Customers that a bulk edit or its undo left as they were, and why',
  permission: 'customer.bulk-change',
  params: idParams,
  query: listRefusalsQuery,
  output: bulkEditRefusals,
  errors: [404],
})

export const undoBulkEdit = defineRoute({
  operationId: 'undoBulkEdit',
  method: 'POST',
  path: '/api/v1/bulk-edits/{id}/undo',
  tag,
  summary: 'Write back what stood there before, where nobody has changed it since',
  permission: 'customer.bulk-change',
  params: idParams,
  status: 201,
  output: bulkEdit,
  errors: [403, 404, 409],
})

export const stopBulkEdit = defineRoute({
  operationId: 'stopBulkEdit',
  method: 'POST',
  path: '/api/v1/bulk-edits/{id}/stop',
  tag,
  summary: 'Stop a bulk edit under way; what is changed stays changed and can be undone',
  permission: 'customer.bulk-change',
  params: idParams,
  status: 200,
  output: bulkEdit,
  errors: [404],
})

export const bulkEditRoutes = {
  previewBulkEdit,
  startBulkEdit,
  listBulkEdits,
  getBulkEdit,
  listBulkEditRefusals,
  undoBulkEdit,
  stopBulkEdit,
}
