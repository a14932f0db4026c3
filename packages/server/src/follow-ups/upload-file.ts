import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { pictureType } from '@zhike/core/follow-ups/picture-type'
import { isShowable, mostMegapixels, mostSide, pictureSize } from '@zhike/core/follow-ups/picture-size'
import { notPicture, pictureTooLarge, tooManyPixels } from '@zhike/core/follow-ups/problems'
import { newId } from '@zhike/core/kernel/ids'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { insertFile, type FileRow } from './file-queries.ts'

export const maxPictureMb = 10

/** Keeps a picture until a follow-up names it. What it is decides its content, never its name. */
export async function uploadFile(ctx: Context, name: string, content: Buffer): Promise<FileRow> {
  requirePermission(ctx, 'follow-up.write')
  if (content.byteLength > maxPictureMb * 1024 * 1024) throw pictureTooLarge({ name, limit: maxPictureMb })
  const contentType = pictureType(content)
  const size = contentType && pictureSize(content, contentType)
  if (!contentType || !size) throw notPicture({ name })
  if (!isShowable(size)) throw tooManyPixels({ name, ...size, limit: mostMegapixels, side: mostSide })
  const id = newId()
  const sha256 = createHash('sha256').update(content).digest()
  const draft = await ctx.services.files.draft()
  await writeFile(draft, content, { mode: 0o600 })
  await ctx.services.files.keep(id, draft, { bytes: content.byteLength, sha256 })
  const file: FileRow = { id, name: tidyName(name), contentType, byteSize: content.byteLength }
  await insertFile(ctx, { ...file, sha256 })
  return file
}

function tidyName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  return base.replace(/[\u0000-\u001f\u007f]/g, '').slice(-200) || 'picture'
}
