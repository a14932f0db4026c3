import { referenceRoutes } from '@zhike/core/reference/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp } from '../../test/test-app.ts'
import { createWorld, type World } from '../../test/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const read = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  world.app.inject({ method: 'GET', url: '/metrics', headers, remoteAddress })

describe('/metrics', () => {
  it('tells of requests by route and status, the database, the queues and the audit', async () => {
    await world.rep.api.call(referenceRoutes.listRegions)
    await world.anonymous.call(referenceRoutes.listRegions)
    const answer = await read()
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = answer.body
    for (const status of [200, 401]) {
      expect(text).toMatch(
        new RegExp(
          `zhike_http_request_duration_seconds_count\\{method="GET",route="listRegions",status="${status}"\\} 1`,
        ),
      )
    }
    expect(text).toMatch(/^zhike_database_up 1$/m)
    expect(text).toMatch(/^zhike_pools [1-9]\d*$/m)
    expect(text).toMatch(/^zhike_people 5$/m)
    expect(text).toMatch(/^zhike_audit_unsealed [1-9]\d*$/m)
    expect(text).toMatch(/^zhike_database_connections\{state="open"\} [1-9]/m)
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m)
    expect(text).not.toContain('zhike_backup_age_seconds')
    await world.database.ownerQuery(
      `insert into backup_runs (id, kind, cause, state, finished_at)
       values (gen_random_uuid(), 'backup', 'scheduled', 'done', now() - interval '1 hour')`,
    )
    expect((await read()).body).toMatch(/^zhike_backup_age_seconds 36\d\d/m)
  })

  it('is well formed: every sample has its help and type, buckets grow to the count', async () => {
    const lines = (await read()).body.trim().split('\n')
    const types = new Map(
      lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ').slice(2) as [string, string]),
    )
    const samples = lines.filter((line) => !line.startsWith('#'))
    for (const line of samples) {
      const match = /^([a-z_]+)(?:\{(?:[a-z]+="(?:[^"\\]|\\.)*",?)*\})? (-?[\d.e+-]+|NaN)$/.exec(line)
      expect(match, line).not.toBeNull()
      expect(
        [...types.keys()].some((name) => match?.[1]?.startsWith(name)),
        line,
      ).toBe(true)
    }
    const buckets = samples.filter((line) => line.includes('_bucket{method="GET",route="listRegions",status="200"'))
    const counts = buckets.map((line) => Number(line.split(' ').at(-1)))
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(buckets.at(-1)).toMatch(/le="\+Inf"\} 1$/)
  })

  it('names addresses by their route, never by what was typed', async () => {
    await world.app.inject({ method: 'GET', url: '/api/v1/customers/secret-name/x/y' })
    const { body } = await read()
    expect(body).not.toContain('secret-name')
    expect(body).toMatch(/route="none",status="404"/)
  })

  it('is nothing to others: from elsewhere, and through a proxy', async () => {
    expect((await read({}, '10.1.2.3')).statusCode).toBe(404)
    expect((await read({ 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(404)
  })

  it('with a token asks for it, from wherever', async () => {
    const app = await createTestApp({ ZHIKE_METRICS_TOKEN: 'a-token-of-enough-signs' })
    try {
      const ask = (authorization?: string) =>
        app.app.inject({ method: 'GET', url: '/metrics', ...(authorization ? { headers: { authorization } } : {}) })
      expect((await ask()).statusCode).toBe(404)
      expect((await ask('Bearer another-token-entirely')).statusCode).toBe(404)
      expect((await ask('Bearer a-token-of-enough-signs')).statusCode).toBe(200)
    } finally {
      await app.close()
    }
  })
})
