import { defineRoute } from '../api/route.ts'
import { company, session } from '../session/schema.ts'
import { companyPatch, setupInput, setupStatus } from './schema.ts'

const tag = 'setup'

export const getSetup = defineRoute({
  operationId: 'getSetup',
  method: 'GET',
  path: '/api/v1/setup',
  tag,
  summary: 'Whether the company still has to be set up, and whether this is the demo',
  permission: 'public',
  output: setupStatus,
})

export const setUpCompany = defineRoute({
  operationId: 'setUpCompany',
  method: 'POST',
  path: '/api/v1/setup',
  tag,
  summary: 'First run: company and first administrator, with the one-time code; signs in',
  permission: 'public',
  body: setupInput,
  status: 201,
  output: session,
  errors: [403, 409, 429],
  carriesSecret: true,
})

export const updateCompany = defineRoute({
  operationId: 'updateCompany',
  method: 'PATCH',
  path: '/api/v1/company',
  tag,
  summary: 'Name, language, time zone, currency; the choice on the first page',
  permission: 'settings.manage',
  body: companyPatch,
  output: company,
  errors: [409],
})

export const setupRoutes = { getSetup, setUpCompany, updateCompany }
