import { bulkEditRoutes } from '@zhike/core/bulk-edits/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { getBulkEdit } from './get-bulk-edit.ts'
import { listBulkEditRefusals } from './list-bulk-edit-refusals.ts'
import { listBulkEdits } from './list-bulk-edits.ts'
import { previewBulkEdit } from './preview-bulk-edit.ts'
import { startBulkEdit } from './start-bulk-edit.ts'
import { stopBulkEdit } from './stop-bulk-edit.ts'
import { undoBulkEdit } from './undo-bulk-edit.ts'

export const bindBulkEditRoutes: BindRoutes = (app) => {
  bindRoute(app, bulkEditRoutes.previewBulkEdit, (ctx, { body }) => previewBulkEdit(ctx, body))
  bindRoute(app, bulkEditRoutes.startBulkEdit, (ctx, { body }) => startBulkEdit(ctx, body))
  bindRoute(app, bulkEditRoutes.listBulkEdits, (ctx, { query }) => listBulkEdits(ctx, query))
  bindRoute(app, bulkEditRoutes.getBulkEdit, (ctx, { params }) => getBulkEdit(ctx, params.id))
  bindRoute(app, bulkEditRoutes.listBulkEditRefusals, (ctx, { params, query }) =>
    listBulkEditRefusals(ctx, params.id, query),
  )
  bindRoute(app, bulkEditRoutes.undoBulkEdit, (ctx, { params }) => undoBulkEdit(ctx, params.id))
  bindRoute(app, bulkEditRoutes.stopBulkEdit, (ctx, { params }) => stopBulkEdit(ctx, params.id))
}
