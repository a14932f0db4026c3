import type { FastifyRequest } from 'fastify'
import { wrongOrigin } from '@zhike/core/kernel/problems'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site makes a browser send. Browsers name the origin of every such request; a client
 * that names none is no browser and carries no cookie against its user's will.
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method)) return
  const { origin } = request.headers
  if (origin !== undefined) {
    if (origin === publicUrl || URL.parse(origin)?.host === request.host) return
    throw wrongOrigin({ origin })
  }
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw wrongOrigin({ origin: String(site) })
}
