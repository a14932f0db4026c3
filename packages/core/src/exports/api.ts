import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { exportListKeys } from './lists.ts'
import { exportFormat, exportPage, exportRecord, listExportsQuery, startedExport, startExportBody } from './schema.ts'

const tag = 'Exports'

export const exportList = defineRoute({
  operationId: 'exportList',
  method: 'GET',
  path: '/api/v1/lists/{list}/export',
  tag,
  summary: 'Any list as CSV, XLSX or vCards, streamed; masked as one’s roles ask for, limited by settings, audited',
  description:
    'Needs the rights of the list: customer.export for customers and what hangs on them, person.manage for people, pool.manage for pools, audit.export for the audit, customer.import for imports.',
  permission: 'signed-in',
  params: z.object({ list: z.enum(exportListKeys) }),
  query: z.object({
    format: exportFormat.default('csv'),
    query: z.string().max(250_000).optional().describe('what narrows the list, as JSON; see startExport'),
  }),
  responseMedia: 'stream',
  errors: [403, 404, 422],
})

export const startExport = defineRoute({
  operationId: 'startExport',
  method: 'POST',
  path: '/api/v1/exports',
  tag,
  summary: 'Have a list made into a file: a small one answers where to download it, a large one is made by a job',
  permission: 'signed-in',
  body: startExportBody,
  status: 201,
  output: startedExport,
  errors: [403, 404, 422],
})

export const listExports = defineRoute({
  operationId: 'listExports',
  method: 'GET',
  path: '/api/v1/exports',
  tag,
  summary: 'One’s own exports, latest first',
  permission: 'signed-in',
  query: listExportsQuery,
  output: exportPage,
})

export const getExport = defineRoute({
  operationId: 'getExport',
  method: 'GET',
  path: '/api/v1/exports/{id}',
  tag,
  summary: 'One export of one’s own, and how far it is',
  permission: 'signed-in',
  params: idParams,
  output: exportRecord,
  errors: [404],
})

export const cancelExport = defineRoute({
  operationId: 'cancelExport',
  method: 'POST',
  path: '/api/v1/exports/{id}/cancel',
  tag,
  summary: 'Stop an export that waits or runs; what was written of the file is removed',
  permission: 'signed-in',
  params: idParams,
  status: 200,
  output: exportRecord,
  errors: [404, 409],
})

export const removeExport = defineRoute({
  operationId: 'removeExport',
  method: 'DELETE',
  path: '/api/v1/exports/{id}/file',
  tag,
  summary: 'Remove the file before its time',
  permission: 'signed-in',
  params: idParams,
  status: 204,
  errors: [404, 409],
})

export const downloadExport = defineRoute({
  operationId: 'downloadExport',
  method: 'GET',
  path: '/api/v1/exports/{id}/file',
  tag,
  summary: 'The file, to whoever asked for it, as long as they may still see what is in it; audited',
  permission: 'signed-in',
  params: idParams,
  responseMedia: 'stream',
  errors: [403, 404, 409],
})

export const exportRoutes = {
  exportList,
  startExport,
  listExports,
  getExport,
  cancelExport,
  removeExport,
  downloadExport,
}
