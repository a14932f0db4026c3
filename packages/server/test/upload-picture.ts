import { uploadFile } from '@zhike/core/follow-ups/api'
import { createApiKey } from '../src/api-keys/create-api-key.ts'
import type { Actor, World } from './world.ts'

const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000a0000000a', 'hex')

/** The beginning of a picture of ten by ten, enough for what looks at uploads. */
export const png = Buffer.concat([head, Buffer.alloc(100, 7)])

/** Uploads as a browser does, as one part of a form. */
export async function uploadPicture(world: World, actor: Actor, content: Buffer, name: string) {
  const { key } = await createApiKey(actor.ctx, { name: 'upload', expiresAt: null })
  const part = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`
  return world.app.inject({
    method: 'POST',
    url: uploadFile.path,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(part), content, Buffer.from('\r\n--b--\r\n')]),
  })
}
