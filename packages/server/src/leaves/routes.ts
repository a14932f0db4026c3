import { leaveRoutes } from '@zhike/core/leaves/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { cancelLeave } from './cancel-leave.ts'
import { createLeave } from './create-leave.ts'
import { listLeaves } from './list-leaves.ts'
import { updateLeave } from './update-leave.ts'

export const bindLeaveRoutes: BindRoutes = (app) => {
  bindRoute(app, leaveRoutes.listLeaves, (ctx, { query }) => listLeaves(ctx, query))
  bindRoute(app, leaveRoutes.createLeave, (ctx, { body }) => createLeave(ctx, body))
  bindRoute(app, leaveRoutes.updateLeave, (ctx, { params, body, version }) =>
    updateLeave(ctx, params.id, version, body),
  )
  bindRoute(app, leaveRoutes.cancelLeave, (ctx, { params }) => cancelLeave(ctx, params.id))
}
