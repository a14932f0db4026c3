import { contactViewRoutes } from '@zhike/core/contact-views/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { getContactViewDetail } from './get-contact-view-detail.ts'
import { listContactViewAlerts } from './list-contact-view-alerts.ts'
import { listContactViews } from './list-contact-views.ts'

export const bindContactViewRoutes: BindRoutes = (app) => {
  bindRoute(app, contactViewRoutes.listContactViews, (ctx, { query }) => listContactViews(ctx, query))
  bindRoute(app, contactViewRoutes.listContactViewAlerts, (ctx) => listContactViewAlerts(ctx))
  bindRoute(app, contactViewRoutes.getContactViewDetail, (ctx, { params }) =>
    getContactViewDetail(ctx, params.personId, params.day),
  )
}
