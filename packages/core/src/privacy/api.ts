import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  customerPeople,
  duePage,
  erasurePreview,
  personRef,
  privacyRequest,
  privacyRequestPage,
  requestBody,
  retentionReport,
} from './schema.ts'

const tag = 'privacy'
const permission = 'privacy.manage'

const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(1000).optional(),
})

/** In a query null cannot travel: absent = the individual customer itself. */
const personQuery = z.object({
  customerId: personRef.shape.customerId,
  contactId: personRef.shape.customerId.optional(),
})

export const listPrivacyRequests = defineRoute({
  operationId: 'listPrivacyRequests',
  method: 'GET',
  path: '/api/v1/privacy/requests',
  tag,
  summary: 'Exports and erasures that people asked for, newest first',
  permission,
  query: pageQuery,
  output: privacyRequestPage,
})

export const listCustomerPeople = defineRoute({
  operationId: 'listCustomerPeople',
  method: 'GET',
  path: '/api/v1/privacy/customers/{id}/people',
  tag,
  summary: 'The people of whom data is held with a customer, removed contacts included',
  permission,
  params: idParams,
  output: customerPeople,
  errors: [404],
})

export const exportPersonalData = defineRoute({
  operationId: 'exportPersonalData',
  method: 'POST',
  path: '/api/v1/privacy/exports',
  tag,
  summary: 'Everything held on a person as a ZIP: to read (HTML), for machines (JSON), and its files',
  permission,
  body: requestBody,
  responseMedia: 'stream',
  errors: [404, 409, 422],
})

export const previewErasure = defineRoute({
  operationId: 'previewErasure',
  method: 'GET',
  path: '/api/v1/privacy/erasures/preview',
  tag,
  summary: 'What erasing a person would take away and what would stay; nothing is changed',
  permission,
  query: personQuery,
  output: erasurePreview,
  errors: [404, 409, 422],
})

export const erasePerson = defineRoute({
  operationId: 'erasePerson',
  method: 'POST',
  path: '/api/v1/privacy/erasures',
  tag,
  summary: 'Erase a person for good, by a job; orders and the history of holders stay without the person',
  permission,
  body: requestBody,
  status: 202,
  output: privacyRequest,
  errors: [404, 409, 422],
})

export const listDueForErasure = defineRoute({
  operationId: 'listDueForErasure',
  method: 'GET',
  path: '/api/v1/privacy/due',
  tag,
  summary: 'Individuals of whom nothing was heard longer than the retention rule says, for somebody to decide',
  permission,
  query: pageQuery,
  output: duePage,
})

export const getRetentionReport = defineRoute({
  operationId: 'getRetentionReport',
  method: 'GET',
  path: '/api/v1/privacy/retention',
  tag,
  summary: 'What the retention rules did last night',
  permission,
  output: retentionReport,
})

export const privacyRoutes = {
  listPrivacyRequests,
  listCustomerPeople,
  exportPersonalData,
  previewErasure,
  erasePerson,
  listDueForErasure,
  getRetentionReport,
}
