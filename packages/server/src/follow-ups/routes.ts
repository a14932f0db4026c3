import * as api from '@zhike/core/follow-ups/api'
import { fileMissing, pictureTooLarge } from '@zhike/core/follow-ups/problems'
import type { FastifyRequest } from 'fastify'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createFollowUp } from './create-follow-up.ts'
import { deleteFollowUp } from './delete-follow-up.ts'
import { listFollowUps } from './list-follow-ups.ts'
import { openFile } from './open-file.ts'
import { restoreFollowUp } from './restore-follow-up.ts'
import { updateFollowUp } from './update-follow-up.ts'
import { maxPictureMb, uploadFile } from './upload-file.ts'

export const bindFollowUpRoutes: BindRoutes = (app) => {
  bindRoute(app, api.listFollowUps, (ctx, { params, query }) => listFollowUps(ctx, params.id, query))
  bindRoute(app, api.createFollowUp, (ctx, { params, body }) => createFollowUp(ctx, params.id, body))
  bindRoute(app, api.patchFollowUp, (ctx, { params, body, version }) =>
    updateFollowUp(ctx, params.id, params.followUpId, version, body),
  )
  bindRoute(app, api.deleteFollowUp, (ctx, { params }) => deleteFollowUp(ctx, params.id, params.followUpId))
  bindRoute(app, api.restoreFollowUp, (ctx, { params }) => restoreFollowUp(ctx, params.id, params.followUpId))
  bindRoute(app, api.uploadFile, async (ctx, { request }) => {
    const { name, content } = await readPicture(request)
    return uploadFile(ctx, name, content)
  })
  bindRoute(app, api.getFile, async (ctx, { params, reply }) => {
    const { file, content } = await openFile(ctx, params.id)
    reply
      .header('content-type', file.contentType)
      .header('content-length', file.byteSize)
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      // A picture opened on its own page runs nothing.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=604800, immutable')
      .send(content)
  })
}

async function readPicture(request: FastifyRequest): Promise<{ name: string; content: Buffer }> {
  if (!request.isMultipart()) throw fileMissing()
  const part = await request.file({ limits: { fileSize: maxPictureMb * 1024 * 1024 } })
  if (!part) throw fileMissing()
  try {
    return { name: part.filename, content: await part.toBuffer() }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw pictureTooLarge({ name: part.filename, limit: maxPictureMb })
    throw error
  }
}
