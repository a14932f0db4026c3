import type { FastifyReply, FastifyRequest } from 'fastify'

/** Lets a browser keep an answer for a day and ask again by its tag; true when it has the right one already. */
export function answerCacheable(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  const etag = `"${tag}"`
  reply.header('etag', etag).header('cache-control', 'private, max-age=86400')
  if (request.headers['if-none-match'] !== etag) return false
  reply.status(304).send()
  return true
}
