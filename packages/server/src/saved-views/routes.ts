import { savedViewRoutes } from '@zhike/core/saved-views/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createView } from './create-view.ts'
import { deleteView } from './delete-view.ts'
import { getView } from './get-view.ts'
import { listViews } from './list-views.ts'
import { setViewDefault } from './set-view-default.ts'
import { updateView } from './update-view.ts'

export const bindSavedViewRoutes: BindRoutes = (app) => {
  bindRoute(app, savedViewRoutes.listViews, (ctx) => listViews(ctx))
  bindRoute(app, savedViewRoutes.getView, (ctx, { params }) => getView(ctx, params.id))
  bindRoute(app, savedViewRoutes.createView, (ctx, { body }) => createView(ctx, body))
  bindRoute(app, savedViewRoutes.updateView, (ctx, { params, body, version }) =>
    updateView(ctx, params.id, body, version),
  )
  bindRoute(app, savedViewRoutes.deleteView, (ctx, { params }) => deleteView(ctx, params.id))
  bindRoute(app, savedViewRoutes.setViewDefault, (ctx, { params, body }) => setViewDefault(ctx, params.id, body))
}
