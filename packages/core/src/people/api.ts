import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { countResult, id, idParams, page, text } from '../kernel/schemas.ts'
import { handOver } from '../ownership/schema.ts'
import {
  deactivationPreview,
  newPerson,
  password,
  person,
  personOption,
  personPatch,
  postChange,
  role,
} from './schema.ts'

const tag = 'people'

export const peopleFilter = {
  q: text(100).optional().describe('part of the name, e-mail, phone or staff number'),
  departmentId: id.optional().describe('this department and those below'),
  role: role.optional(),
  teamId: id.optional(),
  onLeave: z.enum(['true', 'false']).optional().describe('away today'),
  status: z.enum(['active', 'inactive', 'all']).default('active'),
}

export const listPeople = defineRoute({
  operationId: 'listPeople',
  method: 'GET',
  path: '/api/v1/people',
  tag,
  summary: 'People of the company',
  permission: 'person.read',
  query: z.object({
    ...peopleFilter,
    sort: text(60).optional().describe('name, -createdAt, staffNumber'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(1000).optional(),
  }),
  output: page(person),
})

export const countPeople = defineRoute({
  operationId: 'countPeople',
  method: 'GET',
  path: '/api/v1/people/count',
  tag,
  summary: 'How many people a list of people holds',
  permission: 'person.read',
  query: z.object(peopleFilter),
  output: countResult,
})

export const listPersonOptions = defineRoute({
  operationId: 'listPersonOptions',
  method: 'GET',
  path: '/api/v1/people/options',
  tag,
  summary: 'People for a picker: by part of the name, or exactly those asked for',
  permission: 'signed-in',
  query: z.object({
    q: text(100).optional(),
    ids: z
      .string()
      .max(4000)
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
      .optional()
      .describe('ids divided by commas; inactive people are then answered too'),
    departmentId: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ items: z.array(personOption) }),
})

export const getPerson = defineRoute({
  operationId: 'getPerson',
  method: 'GET',
  path: '/api/v1/people/{id}',
  tag,
  summary: 'One person',
  permission: 'person.read',
  params: idParams,
  output: person,
  errors: [404],
})

export const createPerson = defineRoute({
  operationId: 'createPerson',
  method: 'POST',
  path: '/api/v1/people',
  tag,
  summary: 'Add a person, with or without a login',
  permission: 'person.manage',
  body: newPerson,
  status: 201,
  output: person.extend({ temporaryPassword: z.string().nullable().describe('shown once') }),
  errors: [409, 422],
  carriesSecret: true,
})

export const updatePerson = defineRoute({
  operationId: 'updatePerson',
  method: 'PATCH',
  path: '/api/v1/people/{id}',
  tag,
  summary: 'Change a person',
  permission: 'person.manage',
  params: idParams,
  body: personPatch,
  output: person,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const setPersonRoles = defineRoute({
  operationId: 'setPersonRoles',
  method: 'PUT',
  path: '/api/v1/people/{id}/roles',
  tag,
  summary: 'Give a person exactly these roles',
  permission: 'person.manage',
  params: idParams,
  body: z.object({ roles: z.array(role).max(30) }),
  output: person,
  errors: [404, 409],
})

export const deactivatePerson = defineRoute({
  operationId: 'deactivatePerson',
  method: 'POST',
  path: '/api/v1/people/{id}/deactivate',
  tag,
  summary:
    'A leaver: sessions and API keys end, customers go to interim hands (A, B and VIP to the manager above, the rest to the department’s pool) or to one person, reports to the manager above',
  permission: 'person.manage',
  params: idParams,
  body: z.object({ customers: handOver.default({ to: 'interim' }) }).nullish(),
  output: person.extend({
    movedCustomers: z.int(),
    toPerson: z.int().meta({ description: 'of them to the manager above, or to the person chosen' }),
    toPool: z.int(),
    movedReports: z
      .int()
      .meta({ description: 'people who reported to the leaver and now report to the manager above' }),
  }),
  errors: [404, 409],
})

export const previewDeactivation = defineRoute({
  operationId: 'previewDeactivation',
  method: 'GET',
  path: '/api/v1/people/{id}/deactivation',
  tag,
  summary: 'What deactivating a person would move, and to whom',
  permission: 'person.manage',
  params: idParams,
  output: deactivationPreview,
  errors: [404],
})

export const listPostChanges = defineRoute({
  operationId: 'listPostChanges',
  method: 'GET',
  path: '/api/v1/people/{id}/post-changes',
  tag,
  summary: 'Changes of department, post and manager of a person, newest first',
  permission: 'person.read',
  params: idParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(1000).optional(),
  }),
  output: page(postChange),
  errors: [404],
})

export const reactivatePerson = defineRoute({
  operationId: 'reactivatePerson',
  method: 'POST',
  path: '/api/v1/people/{id}/reactivate',
  tag,
  summary: 'Somebody is back; customers do not come back by themselves',
  permission: 'person.manage',
  params: idParams,
  output: person,
  errors: [404],
})

export const resetPersonPassword = defineRoute({
  operationId: 'resetPersonPassword',
  method: 'POST',
  path: '/api/v1/people/{id}/reset-password',
  tag,
  summary: 'Give a person a login or a new password; a temporary one is made when none is given',
  permission: 'person.manage',
  params: idParams,
  body: z.object({ password: password.optional() }),
  output: z.object({ temporaryPassword: z.string().nullable().describe('shown once') }),
  errors: [404, 409],
  carriesSecret: true,
})

export const peopleRoutes = {
  listPeople,
  countPeople,
  listPersonOptions,
  getPerson,
  createPerson,
  updatePerson,
  setPersonRoles,
  previewDeactivation,
  deactivatePerson,
  listPostChanges,
  reactivatePerson,
  resetPersonPassword,
}
