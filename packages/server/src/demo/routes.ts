import { loadDemoCompany } from '@zhike/core/demo/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { loadDemo } from './load-demo.ts'

export const bindDemoRoutes: BindRoutes = (app) => {
  bindRoute(app, loadDemoCompany, (ctx) => loadDemo(ctx))
}
