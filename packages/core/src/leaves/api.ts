import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, idParams, page } from '../kernel/schemas.ts'
import { leave, leavePatch, leaveStates, newLeave } from './schema.ts'

const tag = 'leaves'

export const listLeaves = defineRoute({
  operationId: 'listLeaves',
  method: 'GET',
  path: '/api/v1/leaves',
  tag,
  summary: 'Who is away when, and who stands in; without the right to read people only what concerns oneself',
  permission: 'signed-in',
  query: z.object({
    personId: id.optional(),
    delegateId: id.optional(),
    state: z.enum(leaveStates).default('open').describe('now · open: now or later · all'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(1000).optional(),
  }),
  output: page(leave),
})

export const createLeave = defineRoute({
  operationId: 'createLeave',
  method: 'POST',
  path: '/api/v1/leaves',
  tag,
  summary: 'Enter a leave with a delegate, one’s own or another’s',
  permission: 'signed-in',
  body: newLeave,
  status: 201,
  output: leave,
  errors: [404, 409, 422],
})

export const updateLeave = defineRoute({
  operationId: 'updateLeave',
  method: 'PATCH',
  path: '/api/v1/leaves/{id}',
  tag,
  summary: 'Change the days, delegate or note of a leave that is not over, one’s own or another’s',
  permission: 'signed-in',
  params: idParams,
  body: leavePatch,
  output: leave,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const cancelLeave = defineRoute({
  operationId: 'cancelLeave',
  method: 'DELETE',
  path: '/api/v1/leaves/{id}',
  tag,
  summary: 'Cancel a leave; one that has begun ends yesterday',
  permission: 'signed-in',
  params: idParams,
  errors: [404, 409],
})

export const leaveRoutes = { listLeaves, createLeave, updateLeave, cancelLeave }
