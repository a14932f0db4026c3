import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  addedRows,
  customerMerges,
  merge,
  mergePreview,
  mergePreviewQuery,
  startMergeBody,
  undoMergeBody,
} from './schema.ts'

const tag = 'Customers'

export const previewMerge = defineRoute({
  operationId: 'previewMerge',
  method: 'GET',
  path: '/api/v1/customers/merge-preview',
  tag,
  summary: 'Customers side by side, what a rule would choose, and what would move',
  permission: 'customer.merge',
  query: mergePreviewQuery,
  output: mergePreview,
  errors: [404, 409, 410, 422],
})

export const startMerge = defineRoute({
  operationId: 'startMerge',
  method: 'POST',
  path: '/api/v1/customer-merges',
  tag,
  summary: 'Merge 2 to 50 customers into one of them',
  description:
    'A job: ask for the merge until its state is done. All or nothing. The others answer 410 customer.merged with ' +
    'the survivor’s id from then on, until the merge is undone.',
  permission: 'customer.merge',
  body: startMergeBody,
  status: 202,
  output: merge,
  errors: [404, 409, 410, 422],
})

export const getMerge = defineRoute({
  operationId: 'getMerge',
  method: 'GET',
  path: '/api/v1/customer-merges/{id}',
  tag,
  summary: 'How far a merge or its undoing is, and its counts before and after',
  permission: 'customer.read',
  params: idParams,
  output: merge,
  errors: [404, 410],
})

export const listMergesOfCustomer = defineRoute({
  operationId: 'listMergesOfCustomer',
  method: 'GET',
  path: '/api/v1/customers/{id}/merges',
  tag,
  summary: 'What was merged into a customer, newest first; undone merges included',
  permission: 'customer.read',
  params: idParams,
  output: customerMerges,
  errors: [404, 410],
})

export const listAddedSinceMerge = defineRoute({
  operationId: 'listAddedSinceMerge',
  method: 'GET',
  path: '/api/v1/customer-merges/{id}/added',
  tag,
  summary: 'What was added since a merge, for choosing where it goes when the merge is undone; the newest 200',
  permission: 'customer.merge',
  params: idParams,
  output: addedRows,
  errors: [404, 410],
})

export const undoMerge = defineRoute({
  operationId: 'undoMerge',
  method: 'POST',
  path: '/api/v1/customer-merges/{id}/undo',
  tag,
  summary: 'Undo a merge: every record gets back what it had; what was added since stays, or goes where you say',
  permission: 'customer.merge',
  params: idParams,
  body: undoMergeBody,
  status: 202,
  output: merge,
  errors: [404, 409, 410, 422],
})

export const mergeRoutes = { previewMerge, startMerge, getMerge, listMergesOfCustomer, listAddedSinceMerge, undoMerge }
