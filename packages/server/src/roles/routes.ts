import {
  createRole as createRoleRoute,
  deleteRole as deleteRoleRoute,
  listRoleOptions as listRoleOptionsRoute,
  listRoles as listRolesRoute,
  updateRole as updateRoleRoute,
} from '@zhike/core/roles/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { listRoleOptions } from './list-role-options.ts'
import { listRoles } from './list-roles.ts'
import { updateRole } from './update-role.ts'

export const bindRoleRoutes: BindRoutes = (app) => {
  bindRoute(app, listRolesRoute, (ctx) => listRoles(ctx))
  bindRoute(app, listRoleOptionsRoute, (ctx) => listRoleOptions(ctx))
  bindRoute(app, createRoleRoute, (ctx, { body }) => createRole(ctx, body))
  bindRoute(app, updateRoleRoute, (ctx, { params, body, version }) => updateRole(ctx, params.key, body, version))
  bindRoute(app, deleteRoleRoute, (ctx, { params }) => deleteRole(ctx, params.key))
}
