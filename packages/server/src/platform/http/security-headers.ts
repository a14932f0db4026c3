import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Env } from '../../env.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the page of the app: marks the styles that its scripts write at run time as ours. */
    styleNonce?: string
  }
}

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * Scripts come from files of ours alone. Styles too, and those that carry the page's nonce; attributes of elements stay
 * open, because charts position their tooltips by them.
 */
export function contentSecurityPolicy(styleNonce?: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What every answer carries, whatever it is. */
export const fixedHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), browsing-topics=()',
} as const

export function installSecurityHeaders(app: FastifyInstance, env: Pick<Env, 'tls' | 'publicUrl'>): void {
  const headers = {
    ...fixedHeaders,
    // Browsers heed it over HTTPS alone, and complain of it elsewhere.
    ...(env.publicUrl.startsWith('https:') ? { 'cross-origin-opener-policy': 'same-origin' } : {}),
    // Behind a proxy, the proxy says how long HTTPS holds.
    ...(env.tls === null ? {} : { 'strict-transport-security': 'max-age=31536000' }),
  }
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', contentSecurityPolicy(request.styleNonce))
    }
    reply.headers(headers)
    if (request.url.startsWith('/api/v1') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
}
