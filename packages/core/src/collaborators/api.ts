import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { collaborator, collaboratorInput, collaboratorParams } from './schema.ts'

const tag = 'Collaborators'

export const listCollaborators = defineRoute({
  operationId: 'listCollaborators',
  method: 'GET',
  path: '/api/v1/customers/{id}/collaborators',
  tag,
  summary: 'Who works on a customer beside its holder',
  permission: 'customer.read',
  params: idParams,
  output: z.object({ items: z.array(collaborator) }),
  errors: [404],
})

export const putCollaborator = defineRoute({
  operationId: 'putCollaborator',
  method: 'PUT',
  path: '/api/v1/customers/{id}/collaborators/{personId}',
  tag,
  summary: 'Add a collaborator, or change what one does and until when',
  permission: 'customer.collaborate',
  params: collaboratorParams,
  body: collaboratorInput,
  output: collaborator,
  errors: [404, 409, 422],
})

export const removeCollaborator = defineRoute({
  operationId: 'removeCollaborator',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/collaborators/{personId}',
  tag,
  summary: 'Take a collaborator away; anybody may step back oneself',
  permission: 'customer.read',
  params: collaboratorParams,
  status: 204,
  errors: [404],
})

export const collaboratorRoutes = { listCollaborators, putCollaborator, removeCollaborator }
