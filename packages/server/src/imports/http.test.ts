import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { importRoutes } from '@zhike/core/imports/api'
import { importKinds } from '@zhike/core/imports/kinds'
import type { ImportRecord, ImportRow } from '@zhike/core/imports/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiClient } from '../../test/api-client.ts'
import { importFile } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { createImport } from './create-import.ts'
import { inspectFile } from './inspect-file.ts'
import { runImport } from './run-import.ts'
import { resumeImports } from './resume-imports.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const boundary = 'zhike-test-boundary'
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` }

function form(content: string | Buffer, fileName: string): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
}

function upload(client: ApiClient, content: string | Buffer, kind = 'customers', fileName = '名单.csv') {
  return client.call(importRoutes.createImport, { query: { kind }, body: form(content, fileName), headers: multipart })
}

/** Does what the worker does with the jobs that were added. */
async function work() {
  for (const job of world.jobs.splice(0)) {
    if (job.name === 'run-import') await runImport(world.system, String(job.data.importId))
  }
}

const file = '客户名称,负责人,电话\n甲公司,,0574-55500101\n乙公司,查无此人,+86 571 5550 0102\n丙公司,,=1+1\n'

describe('an import over HTTP', () => {
  it('goes from upload over a dry run and a correction to the result', async () => {
    const { api } = world.admin
    const created = await upload(api, file)
    expect(created.statusCode, created.body).toBe(201)
    const { id, ...record } = created.json<ImportRecord>()
    expect(record).toMatchObject({
      kind: 'customers',
      state: 'uploaded',
      fileName: '名单.csv',
      questions: [],
      options: { mapping: { name: '客户名称', owner: '负责人', phone: '电话' } },
      detected: { format: 'csv', encoding: 'utf-8', delimiter: ',', rowsSampled: 3, isWholeFile: true },
      createdBy: { id: world.admin.id, name: world.admin.name },
      abilities: { update: true, run: true, cancel: true },
    })
    const one = { params: { id } }
    const running = await api.ok<ImportRecord>(importRoutes.dryRunImport, one)
    expect(running).toMatchObject({ state: 'staging', goal: 'dry-run', abilities: { update: false, cancel: true } })
    expect((await api.call(importRoutes.applyImport, one)).statusCode).toBe(409)
    expect((await api.call(importRoutes.updateImport, { ...one, body: { createCustomers: true } })).statusCode).toBe(
      409,
    )
    await work()

    const tried = await api.ok<ImportRecord>(importRoutes.getImport, one)
    expect(tried).toMatchObject({
      state: 'staged',
      progress: { phase: 'finished', ratio: 1 },
      counts: { read: 3, created: 1, refused: 2 },
    })
    expect(tried.reasons.map((reason) => [reason.code, reason.column, reason.firstRow])).toEqual([
      ['owner.unknown', '负责人', 3],
      ['value.formula', '电话', 4],
    ])
    expect(await world.database.ownerQuery('select name from customers')).toEqual([])

    const rows = await api.ok<{ items: ImportRow[]; nextCursor: string | null }>(importRoutes.listImportRows, {
      ...one,
      query: { action: 'refuse', limit: 1 },
    })
    expect(rows).toMatchObject({
      items: [{ rowNo: 3, action: 'refuse', values: { name: '乙公司', owner: '查无此人' } }],
      nextCursor: '3',
    })
    expect(rows.items[0]?.problems[0]?.message).toMatch(/^第 3 行「负责人」：/)
    const next = await api.ok<{ items: ImportRow[]; nextCursor: string | null }>(importRoutes.listImportRows, {
      ...one,
      query: { action: 'refuse', limit: 1, after: '3' },
    })
    expect(next).toMatchObject({ items: [{ rowNo: 4 }], nextCursor: null })

    const refused = await api.call(importRoutes.downloadRefusedRows, one)
    expect(refused.headers['content-disposition']).toContain(encodeURIComponent('名单-refused.csv'))
    expect(refused.body).toBe(
      '\ufeff客户名称,负责人,电话,原因\r\n' +
        "乙公司,查无此人,'+86 571 5550 0102,第 3 行「负责人」：没有叫「查无此人」的人（按姓名、手机、工号、邮箱都找过）。先导入这个人，或改成已有的人，或留空让规则分配。\r\n" +
        "丙公司,,'=1+1,第 4 行「电话」：是没有结果的公式（=1+1）。在 Excel 里打开并保存一次，或“粘贴为数值”。\r\n",
    )

    const marked = await api.call(importRoutes.downloadMarkedRows, one)
    expect(marked.body.split('\r\n').slice(0, 2)).toEqual([
      '\ufeff客户名称,负责人,电话,导入结果,已有的客户,疑似重复,原因',
      '甲公司,,0574-55500101,新建,,,',
    ])
    expect(marked.body).toContain(',退回,,,第 3 行「负责人」')

    const changed = await api.ok<ImportRecord>(importRoutes.updateImport, { ...one, body: { owner: { by: 'rules' } } })
    expect(changed).toMatchObject({ state: 'uploaded', counts: { read: 0 } })
    await api.ok(importRoutes.applyImport, one)
    await work()
    const done = await api.ok<ImportRecord>(importRoutes.getImport, one)
    expect(done).toMatchObject({
      state: 'done',
      counts: { read: 3, created: 2, refused: 1 },
      abilities: { run: false, cancel: false },
    })
    expect((await api.call(importRoutes.applyImport, one)).json()).toMatchObject({
      status: 409,
      code: 'import.wrong-state',
    })
    expect((await api.call(importRoutes.cancelImport, one)).statusCode).toBe(409)

    // The corrected file comes back: what is there is left alone, the rest joins it.
    const again = await upload(api, refused.body.replace("'=1+1", '0574-1').replace('查无此人', ''))
    const second = again.json<ImportRecord>()
    await api.ok(importRoutes.applyImport, { params: { id: second.id } })
    await work()
    expect((await api.ok<ImportRecord>(importRoutes.getImport, { params: { id: second.id } })).counts).toMatchObject({
      created: 1,
      skipped: 1,
      refused: 0,
    })
    const phones = await world.database.ownerQuery(`select name, phone from customers order by name collate "C"`)
    expect(phones).toEqual([
      { name: '丙公司', phone: '0574-1' },
      { name: '乙公司', phone: '+86 571 5550 0102' },
      { name: '甲公司', phone: '0574-55500101' },
    ])
  })

  it('is refused early when it is too large, by its length or on the way', async () => {
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = world.app.server.address() as AddressInfo
    const send = (headers: Record<string, string | number>) =>
      new Promise<{ status: number; body: string }>((resolve, reject) => {
        const target = { host: '127.0.0.1', port, method: 'POST', path: '/api/v1/imports?kind=customers', headers }
        const call = request(target, (response) => {
          let body = ''
          response.on('data', (data: Buffer) => (body += data.toString()))
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, body })
            call.destroy()
          })
        })
        call.on('error', reject)
        // Not a byte of the file itself is sent.
        call.flushHeaders()
      })
    const { key } = await createApiKey(world.admin.ctx, { name: 'upload', expiresAt: null })
    const authorization = `Bearer ${key}`
    const gigabyte = 1024 ** 3
    const early = await send({ authorization, ...multipart, 'content-length': gigabyte })
    expect(early.status).toBe(413)
    expect(JSON.parse(early.body)).toMatchObject({ code: 'import.file-too-large' })
    expect(JSON.parse(early.body).title).toContain('ZHIKE_MAX_UPLOAD_MB')
    expect(JSON.parse(early.body).title).toContain(String(world.env.maxUploadBytes / 1024 / 1024))
    const before = readdirSync(join(world.env.dataDir, 'imports'))
    const content = Readable.from([Buffer.alloc(600_000, 'x'), Buffer.alloc(600_000, 'x')])
    const long = createImport(world.admin.ctx, { kind: 'customers', fileName: 'a.csv', content, maxBytes: 1024 * 1024 })
    await expect(long).rejects.toMatchObject({ code: 'import.file-too-large' })
    expect(readdirSync(join(world.env.dataDir, 'imports'))).toEqual(before)
  })

  it('needs a file, and says so', async () => {
    const { api } = world.admin
    const none = await api.call(importRoutes.createImport, { query: { kind: 'customers' }, body: {} })
    expect(none.json()).toMatchObject({ status: 422, code: 'import.file-missing' })
    const kind = await upload(api, file, 'cars')
    expect(kind.statusCode).toBe(400)
    const bad = await upload(api, Buffer.from([0, 1, 2, 3]), 'customers', 'a.csv')
    expect(bad.json()).toMatchObject({ status: 422, code: 'import.not-text' })
  })

  it('is listed newest first, page by page, and only to whoever may see it', async () => {
    const { api } = world.admin
    const first = await api.ok<{ items: ImportRecord[]; nextCursor: string | null }>(importRoutes.listImports, {
      query: { limit: 1 },
    })
    expect(first.items).toHaveLength(1)
    const rest = await api.ok<{ items: ImportRecord[] }>(importRoutes.listImports, {
      query: { limit: 50, after: first.nextCursor ?? '' },
    })
    expect(rest.items.length).toBeGreaterThan(0)
    expect(rest.items.map((item) => item.id)).not.toContain(first.items[0]?.id)
    expect((await world.lead.api.ok<{ items: ImportRecord[] }>(importRoutes.listImports)).items).toEqual([])
    const hidden = await world.lead.api.call(importRoutes.getImport, { params: { id: first.items[0]?.id ?? '' } })
    expect(hidden.statusCode).toBe(404)
    expect((await api.call(importRoutes.listImports, { query: { after: 'nonsense' } })).statusCode).toBe(400)
  })

  it('can be cancelled, and taken up again after a crash', async () => {
    const { api } = world.admin
    const { id } = (await upload(api, '客户名称\n可取消公司\n')).json<ImportRecord>()
    const one = { params: { id } }
    await api.ok(importRoutes.applyImport, one)
    expect(await api.ok<ImportRecord>(importRoutes.cancelImport, one)).toMatchObject({ state: 'staging' })
    await work()
    expect(await api.ok<ImportRecord>(importRoutes.getImport, one)).toMatchObject({ state: 'cancelled', error: null })
    await api.ok(importRoutes.applyImport, one)
    // The process dies before its job runs; the next start finds it.
    world.jobs.splice(0)
    expect(await resumeImports(world.system)).toBe(1)
    await work()
    expect(await api.ok<ImportRecord>(importRoutes.getImport, one)).toMatchObject({
      state: 'done',
      counts: { created: 1 },
    })
  })

  it('tells why an option does not fit', async () => {
    const { api } = world.admin
    const { id } = (await upload(api, '客户名称,电话\n选项公司,1\n')).json<ImportRecord>()
    const change = async (body: object) => (await api.call(importRoutes.updateImport, { params: { id }, body })).json()
    expect(await change({ mapping: { name: '没有这列' } })).toMatchObject({
      status: 422,
      code: 'import.unknown-column',
    })
    expect(await change({ mapping: { foo: '电话' } })).toMatchObject({ status: 422, code: 'import.unknown-field' })
    expect(await change({ mapping: { name: '电话', phone: '电话' } })).toMatchObject({
      status: 422,
      code: 'import.column-twice',
    })
    expect(await change({ headerRow: 40 })).toMatchObject({ status: 422, code: 'import.header-row-missing' })
    expect(await change({ owner: { by: 'pool', poolId: id } })).toMatchObject({
      status: 422,
      code: 'import.unknown-pool',
    })
    expect(await change({ where: [{ column: '等级', op: '=', value: 'A' }] })).toMatchObject({
      code: 'import.unknown-column',
    })
    expect(await change({ encoding: 'big5' })).toMatchObject({ detected: { encoding: 'big5' } })
    expect(await change({ encoding: null })).toMatchObject({
      detected: { encoding: 'utf-8' },
      options: { mapping: { name: '客户名称' } },
    })
    expect(await change({ encoding: 'klingon' })).toMatchObject({ status: 400 })
    expect(await change({ currency: 'yuan' })).toMatchObject({ status: 400 })
    const unmapped = await change({ mapping: {} })
    expect(unmapped).toMatchObject({ questions: [{ code: 'required-field', field: 'name' }] })
    expect((await api.call(importRoutes.dryRunImport, { params: { id } })).json()).toMatchObject({
      status: 422,
      code: 'import.unanswered',
    })
  })
})

describe('a marked file', () => {
  it('names who is there already and whom a new one is likely the same as, also outside the data scope', async () => {
    const content = '客户名称,电话\n标记甲有限公司,0571-55501111\n标记乙有限公司,0571-55502222\n'
    await importFile(world.admin.ctx, { kind: 'customers', content, options: { owner: { by: 'rules' } } })
    const again = '客户名称,电话\n标记甲有限公司,\n标记丙有限公司,(0571) 5550 2222\n'
    const mine = await importFile(world.admin.ctx, { kind: 'customers', content: again, goal: 'dry-run' })
    const { body } = await world.admin.api.call(importRoutes.downloadMarkedRows, { params: { id: mine.id } })
    expect(body.split('\r\n').slice(1, 3)).toEqual([
      '标记甲有限公司,,没变化,标记甲有限公司,,',
      '标记丙有限公司,(0571) 5550 2222,新建,,「标记乙有限公司」（把握 50：号码相同）,',
    ])
    const theirs = await importFile(world.lead.ctx, { kind: 'customers', content: again, goal: 'dry-run' })
    const blind = await world.lead.api.call(importRoutes.downloadMarkedRows, { params: { id: theirs.id } })
    expect(blind.body).toContain('公海手里的一家，不在你的数据权限里，先找 TA 问问（把握 50：号码相同）')
    expect(blind.body).not.toContain('标记乙')
  })
})

describe('a template', () => {
  it.each(importKinds.flatMap((kind) => (['csv', 'xlsx'] as const).map((format) => [kind, format] as const)))(
    'of %s as %s is a file that asks nothing',
    async (kind, format) => {
      const answer = await world.admin.api.call(importRoutes.downloadImportTemplate, {
        params: { kind },
        query: { format },
      })
      expect(answer.statusCode).toBe(200)
      const path = join(world.env.dataDir, `template.${format}`)
      writeFileSync(path, answer.rawPayload)
      const { columns, rowsSampled } = await inspectFile(path, `template.${format}`, kind, {
        sheet: null,
        headerRow: null,
        encoding: null,
      })
      expect(rowsSampled).toBe(1)
      expect(columns.every((column) => column.guess !== null)).toBe(true)
    },
  )
})
