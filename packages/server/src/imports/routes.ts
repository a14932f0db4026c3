import { Readable } from 'node:stream'
import * as api from '@zhike/core/imports/api'
import { fileMissing, fileTooLarge } from '@zhike/core/imports/file-problems'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { cancelImport } from './cancel-import.ts'
import { createImport } from './create-import.ts'
import { deleteMapping } from './delete-mapping.ts'
import { listImportKept } from './list-import-kept.ts'
import { listImportRows } from './list-import-rows.ts'
import { listImports } from './list-imports.ts'
import { listMappings } from './list-mappings.ts'
import { loadImport } from './load-import.ts'
import { makeTemplate } from './make-template.ts'
import { markedRows } from './marked-rows.ts'
import { presentImport } from './present-import.ts'
import { refusedRows } from './refused-rows.ts'
import { saveMapping } from './save-mapping.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'
import { updateImport } from './update-import.ts'

export const bindImportRoutes: BindRoutes = (app, _services, env) => {
  const maxBytes = env.maxUploadBytes
  bindRoute(app, api.createImport, async (ctx, { query, request }) => {
    const { fileName, content } = await readUpload(request, maxBytes)
    return createImport(ctx, { kind: query.kind, fileName, content, maxBytes })
  })
  bindRoute(app, api.listImports, (ctx, { query }) => listImports(ctx, query))
  bindRoute(app, api.getImport, async (ctx, { params }) => presentImport(ctx, await loadImport(ctx, params.id)))
  bindRoute(app, api.updateImport, (ctx, { params, body }) => updateImport(ctx, params.id, body))
  bindRoute(app, api.dryRunImport, (ctx, { params }) => startImport(ctx, params.id, 'dry-run', { enqueue: true }))
  bindRoute(app, api.applyImport, (ctx, { params }) => startImport(ctx, params.id, 'apply', { enqueue: true }))
  bindRoute(app, api.cancelImport, (ctx, { params }) => cancelImport(ctx, params.id))
  bindRoute(app, api.undoImport, (ctx, { params }) => undoImport(ctx, params.id, { enqueue: true }))
  bindRoute(app, api.listImportKept, (ctx, { params, query }) => listImportKept(ctx, params.id, query))
  bindRoute(app, api.listImportMappings, (ctx, { query }) => listMappings(ctx, query.kind))
  bindRoute(app, api.saveImportMapping, (ctx, { body }) => saveMapping(ctx, body))
  bindRoute(app, api.deleteImportMapping, (ctx, { params }) => deleteMapping(ctx, params.id))
  bindRoute(app, api.listImportRows, (ctx, { params, query }) => listImportRows(ctx, params.id, query))
  bindRoute(app, api.downloadRefusedRows, async (ctx, { params, reply }) => {
    const { fileName } = await loadImport(ctx, params.id)
    const name = `${fileName.replace(/\.\w+$/, '')}-refused.csv`
    attach(reply, name, 'text/csv; charset=utf-8').send(Readable.from(refusedRows(ctx, params.id)))
  })
  bindRoute(app, api.downloadMarkedRows, async (ctx, { params, reply }) => {
    const { fileName } = await loadImport(ctx, params.id)
    const name = `${fileName.replace(/\.\w+$/, '')}-marked.csv`
    attach(reply, name, 'text/csv; charset=utf-8').send(Readable.from(markedRows(ctx, params.id)))
  })
  bindRoute(app, api.downloadImportTemplate, async (ctx, { params, query, reply }) => {
    const { fileName, contentType, content } = await makeTemplate(ctx, params.kind, query.format)
    attach(reply, fileName, contentType).send(content)
  })
}

function attach(reply: FastifyReply, fileName: string, contentType: string): FastifyReply {
  return reply
    .header('content-type', contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
}

/** What the form itself adds to the file. */
const formOverhead = 64 * 1024

/** The file of a form as a stream. One that says beforehand that it is too large is not even read. */
async function readUpload(request: FastifyRequest, maxBytes: number): Promise<{ fileName: string; content: Readable }> {
  if (!request.isMultipart()) throw fileMissing()
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + formOverhead) {
    throw fileTooLarge({ limit: Math.floor(maxBytes / 1024 / 1024) })
  }
  // createImport measures by itself: it stops the upload and removes what was written.
  const part = await request.file({ limits: { fileSize: Number.POSITIVE_INFINITY } })
  if (!part) throw fileMissing()
  return { fileName: part.filename, content: part.file }
}
