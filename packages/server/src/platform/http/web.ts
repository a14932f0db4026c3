import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { newNonce } from './security-headers.ts'

const distFolder = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** Serves the built web app; every path that is no file and no API is the app itself. */
export async function installWeb(app: FastifyInstance): Promise<void> {
  if (!existsSync(`${distFolder}index.html`)) return
  const index = readFileSync(`${distFolder}index.html`, 'utf8')
  app.decorateRequest('styleNonce')
  await app.register(fastifyStatic, {
    root: distFolder,
    serve: true,
    index: false,
    wildcard: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || /\.\w{2,5}$/.test(path)) return reply.callNotFound()
    const nonce = newNonce()
    request.styleNonce = nonce
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(withNonce(index, nonce))
  })
}

/** index.html leaves the place for it; the app puts it on the styles that it makes. */
export function withNonce(index: string, nonce: string): string {
  return index.replace('<meta name="style-nonce"', `<meta name="style-nonce" nonce="${nonce}"`)
}
