import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { today, type Context } from '../context/context.ts'

/** A stream as a file to download, named after what it holds and the company's day. */
export function sendFile(
  ctx: Context,
  reply: FastifyReply,
  { name, extension, type }: { name: string; extension: string; type: string },
  content: AsyncIterable<Uint8Array | string>,
): void {
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}-${today(ctx)}.${extension}"`)
    .send(Readable.from(content, { objectMode: false, highWaterMark: 64 * 1024 }))
}
