import { duplicateRoutes } from '@zhike/core/duplicates/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { cancelScan } from './cancel-scan.ts'
import { getCluster } from './get-cluster.ts'
import { getScan } from './get-scan.ts'
import { keepApart } from './keep-apart.ts'
import { listClusters } from './list-clusters.ts'
import { startScan } from './start-scan.ts'

export const bindDuplicateRoutes: BindRoutes = (app) => {
  bindRoute(app, duplicateRoutes.getDuplicateScan, (ctx) => getScan(ctx))
  bindRoute(app, duplicateRoutes.startDuplicateScan, (ctx) => startScan(ctx))
  bindRoute(app, duplicateRoutes.cancelDuplicateScan, (ctx, { params }) => cancelScan(ctx, params.id))
  bindRoute(app, duplicateRoutes.listDuplicateClusters, (ctx, { query }) => listClusters(ctx, query))
  bindRoute(app, duplicateRoutes.getDuplicateCluster, (ctx, { params }) => getCluster(ctx, params.id))
  bindRoute(app, duplicateRoutes.keepApart, (ctx, { body }) => keepApart(ctx, body.customerIds))
  bindRoute(app, duplicateRoutes.takeBackApart, (ctx, { body }) => keepApart(ctx, body.customerIds, { undo: true }))
}
