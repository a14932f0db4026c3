import { fileRoutes } from '@zhike/core/files/api'
import { fileMissing } from '@zhike/core/follow-ups/problems'
import type { FastifyRequest } from 'fastify'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { contentHeaders } from './content-headers.ts'
import { deleteFile } from './delete-file.ts'
import { listFiles } from './list-files.ts'
import { openContent } from './open-content.ts'
import { renameFile } from './rename-file.ts'
import { restoreFile } from './restore-file.ts'
import { uploadFieldFile } from './upload-field-file.ts'
import { uploadFile } from './upload-file.ts'

export const bindFileRoutes: BindRoutes = (app, _services, env) => {
  bindRoute(app, fileRoutes.listCustomerFiles, (ctx, { params, query }) => listFiles(ctx, params.id, query))
  bindRoute(app, fileRoutes.uploadCustomerFile, (ctx, { params, query, request }) =>
    uploadFile(ctx, params.id, env.maxUploadBytes, async () => ({
      ...(await readPart(request)),
      contactId: query.contactId,
    })),
  )
  bindRoute(app, fileRoutes.uploadFieldFile, (ctx, { params, request }) =>
    uploadFieldFile(ctx, params.id, env.maxUploadBytes, () => readPart(request)),
  )
  bindRoute(app, fileRoutes.renameCustomerFile, (ctx, { params, body, version }) =>
    renameFile(ctx, params.id, params.fileId, version, body.name),
  )
  bindRoute(app, fileRoutes.deleteCustomerFile, (ctx, { params }) => deleteFile(ctx, params.id, params.fileId))
  bindRoute(app, fileRoutes.restoreCustomerFile, (ctx, { params }) => restoreFile(ctx, params.id, params.fileId))
  bindRoute(app, fileRoutes.getCustomerFileContent, async (ctx, { params, query, reply }) => {
    const isShown = query.show === 'yes'
    const { file, content } = await openContent(ctx, params.id, params.fileId, isShown)
    reply.headers(contentHeaders({ ...file, byteSize: Number(file.byteSize) }, isShown)).send(content)
  })
}

/** The file as a stream; the verb measures it. */
async function readPart(request: FastifyRequest) {
  if (!request.isMultipart()) throw fileMissing()
  const part = await request.file({ limits: { fileSize: Number.POSITIVE_INFINITY } })
  if (!part) throw fileMissing()
  return { name: part.filename, content: part.file }
}
