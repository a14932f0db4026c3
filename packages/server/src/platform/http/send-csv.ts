import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { today, type Context } from '../context/context.ts'

/** Lines as a file to download, named after what it holds and the company's day. */
export function sendCsv(
  ctx: Context,
  reply: FastifyReply,
  name: string,
  lines: AsyncIterable<Uint8Array | string>,
): void {
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}-${today(ctx)}.csv"`)
    .send(Readable.from(lines))
}
