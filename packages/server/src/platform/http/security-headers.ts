import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the page of the app: marks the styles that antd writes at run time as ours. */
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
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), browsing-topics=()',
} as const

/** `hasTls`: Zhike speaks TLS itself; behind a proxy, the proxy says how long HTTPS holds. */
export function installSecurityHeaders(app: FastifyInstance, hasTls: boolean): void {
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', contentSecurityPolicy(request.styleNonce))
    }
    reply.headers(fixedHeaders)
    if (hasTls) reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/v1') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
  })
}
