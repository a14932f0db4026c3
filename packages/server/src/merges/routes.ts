import * as api from '@zhike/core/merges/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { getMerge } from './get-merge.ts'
import { listAddedSinceMerge } from './list-added-since-merge.ts'
import { listMergesOfCustomer } from './list-merges-of-customer.ts'
import { previewMerge } from './preview-merge.ts'
import { startMerge } from './start-merge.ts'
import { undoMerge } from './undo-merge.ts'

export const bindMergeRoutes: BindRoutes = (app) => {
  bindRoute(app, api.previewMerge, (ctx, { query }) => previewMerge(ctx, query))
  bindRoute(app, api.startMerge, (ctx, { body }) => startMerge(ctx, body))
  bindRoute(app, api.getMerge, (ctx, { params }) => getMerge(ctx, params.id))
  bindRoute(app, api.listMergesOfCustomer, (ctx, { params }) => listMergesOfCustomer(ctx, params.id))
  bindRoute(app, api.listAddedSinceMerge, (ctx, { params }) => listAddedSinceMerge(ctx, params.id))
  bindRoute(app, api.undoMerge, (ctx, { params, body }) => undoMerge(ctx, params.id, body))
}
