import { binRoutes } from '@zhike/core/bin/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { listDeletedRecords } from './list-deleted-records.ts'

export const bindBinRoutes: BindRoutes = (app) => {
  bindRoute(app, binRoutes.listDeletedRecords, (ctx, { query }) => listDeletedRecords(ctx, query))
}
