import { specialDayRoutes } from '@zhike/core/special-days/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createDay } from './create-day.ts'
import { deleteDay } from './delete-day.ts'
import { listDays } from './list-days.ts'
import { listUpcomingDays } from './list-upcoming-days.ts'
import { updateDay } from './update-day.ts'

export const bindSpecialDayRoutes: BindRoutes = (app) => {
  bindRoute(app, specialDayRoutes.listSpecialDays, (ctx, { params }) => listDays(ctx, params.id))
  bindRoute(app, specialDayRoutes.createSpecialDay, (ctx, { params, body }) => createDay(ctx, params.id, body))
  bindRoute(app, specialDayRoutes.patchSpecialDay, (ctx, { params, body, version }) =>
    updateDay(ctx, params.id, params.dayId, version, body),
  )
  bindRoute(app, specialDayRoutes.deleteSpecialDay, (ctx, { params }) => deleteDay(ctx, params.id, params.dayId))
  bindRoute(app, specialDayRoutes.listUpcomingDays, (ctx, { query }) => listUpcomingDays(ctx, query.who))
}
