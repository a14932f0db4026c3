import { auditRoutes } from '@zhike/core/audit/api'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function exported(query: Record<string, string>): Promise<Record<string, string>[]> {
  const response = await world.admin.api.call(auditRoutes.exportAudit, { query })
  expect(response.statusCode, response.body).toBe(200)
  expect(response.headers['content-disposition']).toMatch(/filename="audit-\d{4}-\d\d-\d\d\.csv"/)
  return parse(response.body, { columns: true, bom: true })
}

describe('the exported audit', () => {
  it('holds what the filter names, safely, and is audited itself', async () => {
    await writeAudit(world.rep.ctx, {
      action: 'test.export',
      subjectType: 'customer',
      subjectId: '=1+1',
      summary: { count: 2 },
      before: { name: '旧，"名"' },
      after: { name: '新\n名' },
    })
    expect(await exported({ action: 'test.export' })).toEqual([
      {
        时间: expect.stringMatching(/^\d{4}-.*Z$/),
        谁: world.rep.name,
        代表: '',
        途径: 'cli',
        来自地址: '',
        做了什么: 'test.export',
        说明: 'test.export',
        对象类型: 'customer',
        对象: "'=1+1",
        客户: '',
        请求编号: expect.any(String),
        概要: '{"count":2}',
        之前: '{"name":"旧，\\"名\\""}',
        之后: '{"name":"新\\n名"}',
      },
    ])
    expect(await exported({ action: 'audit.export' })).toMatchObject([
      { 谁: world.admin.name },
      { 谁: world.admin.name, 之后: '{"action":"test.export"}' },
    ])
  })

  it('goes on over pages without a row twice or missing', async () => {
    await world.database
      .ownerQuery(`insert into audit_entries (id, actor_kind, actor_name, via, action, subject_type, subject_id)
      select gen_random_uuid(), 'system', 'x', 'job', 'test.page', 'test', n from generate_series(1, 2500) n`)
    const rows = await exported({ action: 'test.page' })
    expect(new Set(rows.map((row) => row.对象)).size).toBe(2500)
    expect(rows).toHaveLength(2500)
  })
})
