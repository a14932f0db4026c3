import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '@zhike/core/api/routes'
import type { AnyRoute } from '@zhike/core/api/route'
import { auditRoutes } from '@zhike/core/audit/api'
import { exportConsents } from '@zhike/core/consents/api'
import { exportChosenCustomers, exportCustomers } from '@zhike/core/customers/api'
import { exportList } from '@zhike/core/exports/api'
import { exportListKeys } from '@zhike/core/exports/lists'
import { downloadImportTemplate, downloadMarkedRows, downloadRefusedRows } from '@zhike/core/imports/api'
import { writeAudit } from '../src/platform/audit/write-audit.ts'
import type { CallOptions } from './api-client.ts'
import { importFile } from './import-file.ts'
import { createWorld, type World } from './world.ts'

// Whatever leaves as a table is opened in a spreadsheet: nothing in it may run there. A new export needs a line here.

const evil = ['=1+1', '+86 138', '-2+3', '@SUM(A1)', '\t=1+1', '＝1+1', '－1', ' =cmd|x', '\r=1', '=HYPERLINK("x","y")']
/** What a spreadsheet takes for a formula; computed figures may be negative. */
const runs = (cell: string) => /^\s*[=+\-@]/.test(cell.normalize('NFKC')) && !/^-?\d+(\.\d+)?$/.test(cell)

let world: World
let ids: string[]
let refusedImport: string

beforeAll(async () => {
  world = await createWorld()
  ids = await world.addCustomers(
    evil.map((text, n) => ({
      name: `${text}${n}`,
      phone: text,
      email: text,
      notes: text,
      externalId: `${text}${n}`,
      personId: world.rep.id,
    })),
  )
  for (const text of evil) {
    const ctx = { ...world.system, actor: { ...world.system.actor, name: text } }
    await writeAudit(ctx, { action: text, subjectType: text, subjectId: text, before: text, after: { [text]: text } })
  }
  await world.database.ownerQuery(
    `insert into consents (customer_id, id, purpose, channel, decision, decided_on, method, evidence, recorded_name)
     select c.id, gen_random_uuid(), c.name, 'phone', 'given', '2026-05-01', 'form', c.notes, c.name
     from customers c where c.id = any($1)`,
    [ids],
  )
  for (const sql of [
    `insert into contacts (customer_id, id, name, title, mobile, email, wechat, notes)
       select c.id, gen_random_uuid(), c.name, c.notes, c.phone, c.email, c.notes, c.notes from customers c where c.id = any($1)`,
    `insert into contacts (customer_id, id, name, title, deleted_at)
       select c.id, gen_random_uuid(), c.name, c.notes, now() from customers c where c.id = any($1)`,
    `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base, notes)
       select c.id, gen_random_uuid(), c.name, '2026-05-01', -5, 'CNY', -5, c.notes from customers c where c.id = any($1)`,
    `insert into follow_ups (customer_id, id, kind, text, author_name, happened_at, next_step)
       select c.id, gen_random_uuid(), 'call', c.notes, c.name, now(), c.notes from customers c where c.id = any($1)`,
    `update people set post = '=1+1', staff_number = '@x' where id = '${world.rep.id}' and cardinality($1::uuid[]) > 0`,
    `update pools set description = '+1', name = '=公海' where kind = 'public' and cardinality($1::uuid[]) > 0`,
  ]) {
    await world.database.ownerQuery(sql, [ids])
  }
  // A region that there is not: refused, and back with everything else in the row.
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = evil.map((text) => `${quoted(text)},${quoted(text)},not-a-region`)
  const content = `客户名称,${quoted('=危险')},地区\n${rows.join('\n')}\n`
  const { id } = await importFile(world.admin.ctx, { kind: 'customers', content, goal: 'dry-run' })
  refusedImport = id
})
afterAll(() => world.close())

interface Export {
  route: AnyRoute
  call(): CallOptions
  /** How many rows with dangerous text there must be, so that an empty file is no success. */
  least: number
}

const tables: Record<string, Export> = {
  exportCustomers: { route: exportCustomers, call: () => ({}), least: evil.length },
  exportChosenCustomers: {
    route: exportChosenCustomers,
    call: () => ({ body: { ids } }),
    least: evil.length,
  },
  exportAudit: { route: auditRoutes.exportAudit, call: () => ({}), least: evil.length },
  exportConsents: { route: exportConsents, call: () => ({}), least: evil.length },
  exportList: { route: exportList, call: () => ({ params: { list: 'customers' } }), least: evil.length },
  downloadRefusedRows: {
    route: downloadRefusedRows,
    call: () => ({ params: { id: refusedImport } }),
    least: 5,
  },
  downloadMarkedRows: {
    route: downloadMarkedRows,
    call: () => ({ params: { id: refusedImport } }),
    least: 5,
  },
  downloadImportTemplate: {
    route: downloadImportTemplate,
    call: () => ({ params: { kind: 'customers' }, query: { format: 'csv' } }),
    least: 0,
  },
}

/** Streams that are no tables: pictures, events, backups, a redirect, JSON. */
const noTables = [
  'getFile',
  'getCustomerFileContent',
  'streamEvents',
  'downloadBackup',
  'startSingleSignOn',
  'finishSingleSignOn',
  'exportPersonalData',
  // The same files as exportList, kept for a while.
  'downloadExport',
]

it('knows every route that answers a stream', () => {
  const streams = Object.values<AnyRoute>(routes).filter((route) => route.responseMedia === 'stream')
  const names = streams.map((route) => route.operationId)
  expect(names.filter((name) => !Object.hasOwn(tables, name) && !noTables.includes(name))).toEqual([])
})

describe.each(Object.entries(tables))('%s', (_name, { route, call, least }) => {
  it('holds no cell that a spreadsheet would run', async () => {
    const answer = await world.admin.api.call(route, call())
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
    const rows: string[][] = parse(answer.body, { bom: true, relax_column_count: false })
    const cells = rows.flat()
    expect(cells.filter(runs)).toEqual([])
    const disarmed = rows.filter((row) => row.some((cell) => /^'\s*[=+\-@＝－]/.test(cell)))
    expect(disarmed.length).toBeGreaterThanOrEqual(least)
  })
})

it.each(exportListKeys)('%s, whatever stands in it, holds no cell that a spreadsheet would run', async (list) => {
  const [pool] = await world.database.ownerQuery<{ id: string }>("select id from pools where kind = 'public'")
  const narrow: Partial<Record<string, object>> = { 'pool-customers': { poolId: pool?.id }, bin: { record: 'contact' } }
  const query = { query: JSON.stringify(narrow[list] ?? {}) }
  const answer = await world.admin.api.call(exportList, { params: { list }, query })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  const rows: string[][] = parse(answer.body, { bom: true, relax_column_count: false })
  expect(rows.flat().filter(runs)).toEqual([])
})

it('the template as a workbook holds text alone, no formula', async () => {
  const query = { format: 'xlsx' }
  const answer = await world.admin.api.call(downloadImportTemplate, { params: { kind: 'customers' }, query })
  expect(answer.rawPayload.includes(Buffer.from('<f>'))).toBe(false)
  expect(answer.headers['content-disposition']).toMatch(/^attachment/)
})
