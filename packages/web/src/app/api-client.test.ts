// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { defineRoute } from '@zhike/core/api/route'
import { callRoute, routeUrl } from './api-client.ts'
import { ApiProblem } from './api-problem.ts'
import { stubServer } from '../testing/stub-server.ts'

const base = { tag: 'test', summary: 'test', permission: 'signed-in' } as const
const output = z.object({ ok: z.boolean() })
const list = defineRoute({
  ...base,
  operationId: 'list',
  method: 'GET',
  path: '/api/v1/things',
  query: z.object({ filter: z.unknown().optional(), tier: z.array(z.string()).optional(), q: z.string().optional() }),
  output,
})
const change = defineRoute({
  ...base,
  operationId: 'change',
  method: 'PATCH',
  path: '/api/v1/things/{id}',
  params: z.object({ id: z.string() }),
  body: z.object({ name: z.string() }),
  output,
})
const add = defineRoute({
  ...base,
  operationId: 'add',
  method: 'POST',
  path: '/api/v1/things',
  body: z.object({ name: z.string() }),
})

afterEach(() => vi.unstubAllGlobals())

describe('callRoute', () => {
  it('writes parameters into the path and conditions into the query', () => {
    expect(routeUrl(change, { params: { id: 'a/b' }, body: { name: '' } })).toBe('/api/v1/things/a%2Fb')
    const url = new URL(routeUrl(list, { query: { filter: { op: 'and' }, tier: ['A', 'B'] } }), 'http://x')
    expect(url.searchParams.get('filter')).toBe('{"op":"and"}')
    expect(url.searchParams.getAll('tier')).toEqual(['A', 'B'])
    expect(url.searchParams.has('q')).toBe(false)
  })

  it('sends the version a change was made on, and the language to answer in', async () => {
    const sent = stubServer({ 'PATCH /api/v1/things/7': { body: { ok: true } } })
    await expect(callRoute(change, { params: { id: '7' }, body: { name: 'x' }, version: 3 })).resolves.toEqual({
      ok: true,
    })
    expect(sent[0]?.headers.get('if-match')).toBe('"3"')
    expect(sent[0]?.headers.get('accept-language')).toBe('zh-CN')
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false)
  })

  it('gives every POST a key of its own, and keeps a given one', async () => {
    const sent = stubServer({ 'POST /api/v1/things': { status: 204 } })
    await callRoute(add, { body: { name: 'x' } })
    await callRoute(add, { body: { name: 'x' } })
    await callRoute(add, { body: { name: 'x' }, idempotencyKey: 'mine' })
    const keys = sent.map((request) => request.headers.get('idempotency-key'))
    expect(keys[0]).toBeTruthy()
    expect(keys[0]).not.toBe(keys[1])
    expect(keys[2]).toBe('mine')
  })

  it('sends one change where the same is asked for twice at once', async () => {
    const sent = stubServer({
      'POST /api/v1/things': { status: 204 },
      'PATCH /api/v1/things/7': { body: { ok: true } },
    })
    const patch = (name: string) => callRoute(change, { params: { id: '7' }, body: { name }, version: 3 })
    await Promise.all([callRoute(add, { body: { name: 'x' } }), callRoute(add, { body: { name: 'x' } })])
    const answers = await Promise.all([patch('a'), patch('a'), patch('b')])
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', { name: 'x' }],
      ['PATCH', { name: 'a' }],
      ['PATCH', { name: 'b' }],
    ])
  })

  it('throws the refusal with its code, its words and its fields', async () => {
    stubServer({
      'POST /api/v1/things': {
        status: 400,
        body: {
          code: 'input.invalid',
          title: '有 1 处填写不对，改好再提交。',
          errors: [{ path: '/name', code: 'too_small', message: '太短' }],
          requestId: 'r1',
        },
      },
    })
    const error = await callRoute(add, { body: { name: '' } }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({
      status: 400,
      code: 'input.invalid',
      requestId: 'r1',
      fieldMessages: { name: '太短' },
    })
    expect((error as ApiProblem).message).toBe('有 1 处填写不对，改好再提交。')
  })

  it('says in words that the server cannot be reached, or answers something else', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(callRoute(list, { query: {} })).rejects.toMatchObject({ status: 0, code: 'network' })
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    await expect(callRoute(list, { query: {} })).rejects.toMatchObject({ status: 502, code: 'unreadable' })
  })
})
