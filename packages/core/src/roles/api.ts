import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { role, roleInput, roleOption, roleParams, rolePatch } from './schema.ts'

const tag = 'Roles'

export const listRoles = defineRoute({
  operationId: 'listRoles',
  method: 'GET',
  path: '/api/v1/roles',
  tag,
  summary: 'Every role with what it grants and how it shows protected fields; built-in ones first',
  permission: 'role.read',
  output: z.object({ items: z.array(role) }),
})

export const listRoleOptions = defineRoute({
  operationId: 'listRoleOptions',
  method: 'GET',
  path: '/api/v1/role-options',
  tag,
  summary: 'The roles there are, as a picker and a list of people need them',
  permission: 'person.read',
  output: z.object({ items: z.array(roleOption) }),
})

export const createRole = defineRoute({
  operationId: 'createRole',
  method: 'POST',
  path: '/api/v1/roles',
  tag,
  summary: "Make a role of the company's own",
  permission: 'role.manage',
  body: roleInput,
  status: 201,
  output: role,
  errors: [409, 422],
})

export const updateRole = defineRoute({
  operationId: 'updateRole',
  method: 'PATCH',
  path: '/api/v1/roles/{key}',
  tag,
  summary: "Change a role of the company's own; it counts from the next request of everybody who has it",
  permission: 'role.manage',
  params: roleParams,
  body: rolePatch,
  output: role,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const deleteRole = defineRoute({
  operationId: 'deleteRole',
  method: 'DELETE',
  path: '/api/v1/roles/{key}',
  tag,
  summary: "Delete a role of the company's own that nobody has",
  permission: 'role.manage',
  params: roleParams,
  status: 204,
  errors: [404, 409],
})

export const roleRoutes = { listRoles, listRoleOptions, createRole, updateRole, deleteRole }
