import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { auditRoutes } from '@zhike/core/audit/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../../test/world.ts'
import { fixedHeaders } from './security-headers.ts'
import { withNonce } from './web.ts'

let world: World
let port: number

beforeAll(async () => {
  world = await createWorld()
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  port = (world.app.server.address() as AddressInfo).port
})
afterAll(() => world.close())

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Over the network, since some answers never pass through our hooks otherwise. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => (text += part.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const json = { 'content-type': 'application/json' }

const kinds: [string, number, () => Promise<Answer>][] = [
  ['JSON', 200, () => ask('GET', '/api/v1/setup')],
  ['a health check', 200, () => ask('GET', '/healthz')],
  ['figures', 200, () => ask('GET', '/metrics')],
  ['the description of the API', 200, () => ask('GET', '/api/openapi.json')],
  ['the page of the API', 200, () => ask('GET', '/api/docs/')],
  ['a script of that page', 200, () => ask('GET', '/api/docs/static/swagger-ui-bundle.js')],
  ['nobody signed in', 401, () => ask('GET', '/api/v1/customers')],
  ['a wrong origin', 403, () => ask('POST', '/api/v1/sign-out', { origin: 'https://evil.example' })],
  ['nothing there', 404, () => ask('GET', '/api/v1/nothing')],
  ['a file that is not there', 404, () => ask('GET', '/assets/nothing.js')],
  ['wrong input', 400, () => ask('POST', '/api/v1/sign-in', json, '{}')],
  ['JSON that is none', 400, () => ask('POST', '/api/v1/sign-in', json, '{"a":')],
  ['too much', 413, () => ask('POST', '/api/v1/sign-in', json, `"${'x'.repeat(1024 * 1024)}"`)],
  ['a kind of content that nobody reads', 400, () => ask('POST', '/api/v1/sign-in', { 'content-type': 'text/x' }, 'x')],
  ['an address that cannot be read', 400, () => ask('GET', '/api/v1/%E0%A4%A')],
]

describe('every kind of answer', () => {
  it.each(kinds)('carries the security headers: %s (%i)', async (_name, status, call) => {
    const answer = await call()
    expect(answer.status, answer.text.slice(0, 300)).toBe(status)
    expect(answer.headers).toMatchObject(fixedHeaders)
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'self'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|http|\*)/)
    // The proxy says how long HTTPS holds, where there is one.
    expect(answer.headers['strict-transport-security']).toBeUndefined()
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers['server']).toBeUndefined()
    expect(answer.text).not.toMatch(/\bat .*node_modules|\.ts:\d+/)
  })

  it('of a download: the same', async () => {
    const answer = await world.admin.api.call(auditRoutes.exportAudit)
    expect(answer.headers).toMatchObject(fixedHeaders)
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
  })

  it('is not kept by caches where it is data', async () => {
    expect((await ask('GET', '/api/v1/setup')).headers['cache-control']).toBe('no-store')
  })

  it('refuses headers without end before anything reads them', async () => {
    const answer = await ask('GET', '/healthz', { 'x-long': 'x'.repeat(40_000) })
    expect(answer.status).toBe(431)
  })
})

describe('the page of the app', () => {
  it('carries one nonce in its policy and in itself, another for every visitor', () => {
    const page = '<head><meta name="style-nonce" /></head>'
    expect(withNonce(page, 'abc')).toBe('<head><meta name="style-nonce" nonce="abc" /></head>')
  })
})
