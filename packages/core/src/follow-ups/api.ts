import { defineRoute } from '../api/route.ts'
import { idParams, page } from '../kernel/schemas.ts'
import {
  createFollowUpBody,
  followUp,
  followUpParams,
  listFollowUpsQuery,
  patchFollowUpBody,
  storedFile,
} from './schema.ts'

const tag = 'Follow-ups'

export const listFollowUps = defineRoute({
  operationId: 'listFollowUps',
  method: 'GET',
  path: '/api/v1/customers/{id}/follow-ups',
  tag,
  summary: 'Follow-ups of a customer, newest first',
  permission: 'customer.read',
  params: idParams,
  query: listFollowUpsQuery,
  output: page(followUp),
  errors: [404],
})

export const createFollowUp = defineRoute({
  operationId: 'createFollowUp',
  method: 'POST',
  path: '/api/v1/customers/{id}/follow-ups',
  tag,
  summary: 'Write a follow-up',
  permission: 'follow-up.write',
  params: idParams,
  body: createFollowUpBody,
  status: 201,
  output: followUp,
  errors: [404, 422],
})

export const patchFollowUp = defineRoute({
  operationId: 'patchFollowUp',
  method: 'PATCH',
  path: '/api/v1/customers/{id}/follow-ups/{followUpId}',
  tag,
  summary: 'Correct a follow-up',
  permission: 'follow-up.write',
  params: followUpParams,
  body: patchFollowUpBody,
  output: followUp,
  errors: [404, 412, 422, 428],
  requiresVersion: true,
})

export const deleteFollowUp = defineRoute({
  operationId: 'deleteFollowUp',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/follow-ups/{followUpId}',
  tag,
  summary: 'Remove a follow-up',
  permission: 'follow-up.write',
  params: followUpParams,
  errors: [404],
})

export const restoreFollowUp = defineRoute({
  operationId: 'restoreFollowUp',
  method: 'POST',
  path: '/api/v1/customers/{id}/follow-ups/{followUpId}/restore',
  tag,
  summary: 'Take a removed follow-up back',
  permission: 'follow-up.write',
  params: followUpParams,
  output: followUp,
  errors: [404, 409],
})

export const uploadFile = defineRoute({
  operationId: 'uploadFile',
  method: 'POST',
  path: '/api/v1/files',
  tag,
  summary: 'Upload a picture (JPEG, PNG, WebP, GIF; at most 10 MB), to be named in a follow-up',
  permission: 'follow-up.write',
  requestMedia: 'multipart',
  status: 201,
  output: storedFile,
  errors: [413, 422],
})

export const getFile = defineRoute({
  operationId: 'getFile',
  method: 'GET',
  path: '/api/v1/files/{id}',
  tag,
  summary: 'The picture of a follow-up, for whoever may see its customer',
  permission: 'customer.read',
  params: idParams,
  responseMedia: 'stream',
  errors: [404],
})

export const followUpRoutes = {
  listFollowUps,
  createFollowUp,
  patchFollowUp,
  deleteFollowUp,
  restoreFollowUp,
  uploadFile,
  getFile,
}
