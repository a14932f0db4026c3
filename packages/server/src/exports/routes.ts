import { exportMedia } from '@zhike/core/customers/export-formats'
import { exportRoutes } from '@zhike/core/exports/api'
import { exportLists } from '@zhike/core/exports/lists'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { sendFile } from '../platform/http/send-file.ts'
import { cancelExport } from './cancel-export.ts'
import { downloadExport } from './download-export.ts'
import { exportList } from './export-list.ts'
import { getExport } from './get-export.ts'
import { listExports } from './list-exports.ts'
import { removeExport } from './remove-export.ts'
import { startExport } from './start-export.ts'

export const bindExportRoutes: BindRoutes = (app) => {
  bindRoute(app, exportRoutes.exportList, async (ctx, { params: { list }, query, reply }) => {
    const file = { name: exportLists[list].file, ...exportMedia[query.format] }
    sendFile(ctx, reply, file, await exportList(ctx, list, query))
  })
  bindRoute(app, exportRoutes.startExport, (ctx, { body }) => startExport(ctx, body))
  bindRoute(app, exportRoutes.listExports, (ctx, { query }) => listExports(ctx, query))
  bindRoute(app, exportRoutes.getExport, (ctx, { params }) => getExport(ctx, params.id))
  bindRoute(app, exportRoutes.cancelExport, (ctx, { params }) => cancelExport(ctx, params.id))
  bindRoute(app, exportRoutes.removeExport, (ctx, { params }) => removeExport(ctx, params.id))
  bindRoute(app, exportRoutes.downloadExport, async (ctx, { params, reply }) => {
    const { content, ...file } = await downloadExport(ctx, params.id)
    sendFile(ctx, reply, file, content)
  })
}
