import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, idParams } from '../kernel/schemas.ts'
import { consentList, recordConsentBody, withdrawConsentBody } from './schema.ts'

const tag = 'consents'

export const listConsents = defineRoute({
  operationId: 'listConsents',
  method: 'GET',
  path: '/api/v1/customers/{id}/consents',
  tag,
  summary: 'To what the people of a customer agreed, newest first, ended decisions included',
  permission: 'customer.read',
  params: idParams,
  output: consentList,
  errors: [404],
})

export const recordConsent = defineRoute({
  operationId: 'recordConsent',
  method: 'POST',
  path: '/api/v1/customers/{id}/consents',
  tag,
  summary: 'Record that somebody agreed or refused, per purpose and channel; what stood before is replaced and kept',
  permission: 'consent.write',
  params: idParams,
  body: recordConsentBody,
  status: 201,
  output: consentList,
  errors: [404, 422],
})

export const withdrawConsent = defineRoute({
  operationId: 'withdrawConsent',
  method: 'POST',
  path: '/api/v1/customers/{id}/consents/{consentId}/withdrawal',
  tag,
  summary: 'Record that consent was withdrawn',
  permission: 'consent.write',
  params: z.object({ id, consentId: id }),
  body: withdrawConsentBody,
  output: consentList,
  errors: [404, 409, 422],
})

export const exportConsents = defineRoute({
  operationId: 'exportConsents',
  method: 'GET',
  path: '/api/v1/consents/export',
  tag,
  summary: 'Consent as CSV: a line for each decision, with purpose, channel, day and evidence, as the import reads it',
  permission: 'customer.export',
  responseMedia: 'stream',
})

export const consentRoutes = { listConsents, recordConsent, withdrawConsent, exportConsents }
