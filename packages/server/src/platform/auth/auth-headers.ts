import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressHeader } from './auth-of.ts'

/** What better-auth needs of a request: cookies, the browser's name, the address. */
export function requestHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ [addressHeader]: request.ip })
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  return headers
}

/** Hands the cookies that better-auth set to the client. */
export function copyCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
}
