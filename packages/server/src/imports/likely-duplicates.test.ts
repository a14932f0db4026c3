import { importRoutes } from '@zhike/core/imports/api'
import type { ImportRecord, ImportRow } from '@zhike/core/imports/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile, type FileToImport } from '../../test/import-file.ts'
import { createWorld, type World } from '../../test/world.ts'
import { runImport } from './run-import.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
  await importFile(world.system, {
    kind: 'customers',
    content: `客户编号,客户名称,电话,邮箱,负责人\nA1,宁波北斗湾机械有限公司,0574-88881234,,${world.rep.name}\nA2,拾光里自动化有限公司,,a@shiguang.test,${world.stranger.name}\n`,
  })
})
afterAll(() => world.close())

const header = '客户编号,客户名称,电话,邮箱\n'
const rows = [
  'B1,北斗湾机械（宁波）有限公司,0574 8888 1234,',
  'B2,拾光里自动化苏州有限公司,,b@shiguang.test',
  'B3,芜湖橡树岭零部件厂,0553-77770001,',
  'B4,橡树岭零部件厂,0553-77770001,',
  'B5,无关一家有限公司,,x@qq.com',
  'B6,又一家无关的有限公司,,y@qq.com',
  'A1,宁波北斗湾机械有限公司,0574-88881234,',
].join('\n')
const bring = (file: Partial<FileToImport> = {}) =>
  importFile(world.admin.ctx, { kind: 'customers', content: header + rows, ...file })
const rowsOf = async (id: string, by = world.admin, query = {}) =>
  (await by.api.ok<{ items: ImportRow[] }>(importRoutes.listImportRows, { params: { id }, query })).items

describe('rows that are likely there already', () => {
  it('are marked by a dry run, in the rows and in the file, with whom and why, before anything is written', async () => {
    const tried = await bring({ goal: 'dry-run' })
    expect(tried.counts).toMatchObject({ created: 6, skipped: 1, refused: 0, likelyDuplicates: 4 })
    const found = await rowsOf(tried.id)
    expect(
      found.map(({ rowNo, duplicates }) => [
        rowNo,
        duplicates.map(({ score, by, rowNo, customer }) => [score, by, rowNo ?? customer?.name]),
      ]),
    ).toEqual([
      [2, [[85, ['phone', 'nameElsewhere'], '宁波北斗湾机械有限公司']]],
      [3, [[55, ['nameElsewhere', 'domain'], '拾光里自动化有限公司']]],
      [4, [[85, ['phone', 'nameElsewhere'], 5]]],
      [5, [[85, ['phone', 'nameElsewhere'], 4]]],
      [6, []],
      [7, []],
      [8, []],
    ])
    expect((await rowsOf(tried.id, world.admin, { duplicates: 'true' })).map((row) => row.rowNo)).toEqual([2, 3, 4, 5])
    const marked = await world.admin.api.call(importRoutes.downloadMarkedRows, { params: { id: tried.id } })
    const lines = marked.body.split('\r\n')
    expect(lines.slice(0, 3)).toEqual([
      '\ufeff客户编号,客户名称,电话,邮箱,导入结果,已有的客户,疑似重复,原因',
      'B1,北斗湾机械（宁波）有限公司,0574 8888 1234,,新建,,「宁波北斗湾机械有限公司」（把握 85：号码相同、名称去掉地名后相同）,',
      'B2,拾光里自动化苏州有限公司,,b@shiguang.test,新建,,「拾光里自动化有限公司」（把握 55：名称去掉地名后相同、公司邮箱域名相同）,',
    ])
    expect(lines[4]).toContain('第 4 行（把握 85')
    expect(await world.database.ownerQuery(`select count(*)::int as n from customers`)).toEqual([{ n: 2 }])

    // What is decided anew is not read anew, and the choice holds for the rows that are there.
    const one = { params: { id: tried.id } }
    const [before] = await world.database.ownerQuery(
      `select min(new_id::text) as id from import_rows where import_id = $1`,
      [tried.id],
    )
    await world.admin.api.ok(importRoutes.updateImport, { ...one, body: { likelyDuplicates: 'leave-out' } })
    await world.admin.api.ok(importRoutes.dryRunImport, one)
    for (const job of world.jobs.splice(0)) await runImport(world.system, String(job.data.importId))
    const left = await world.admin.api.ok<ImportRecord>(importRoutes.getImport, one)
    expect(left).toMatchObject({
      state: 'staged',
      counts: { read: 7, created: 3, skipped: 1, refused: 3, likelyDuplicates: 4 },
    })
    expect(left.reasons.map(({ code, count, firstRow }) => [code, count, firstRow])).toEqual([
      ['duplicate.likely', 2, 2],
      ['duplicate.likely-row', 1, 5],
    ])
    expect(
      await world.database.ownerQuery(`select min(new_id::text) as id from import_rows where import_id = $1`, [
        tried.id,
      ]),
    ).toEqual([before])
    const refused = await world.admin.api.call(importRoutes.downloadRefusedRows, one)
    expect(refused.body).toContain('很可能和已有的客户重复（把握 85）')
  })

  it('tell of customers outside the data scope no more than who holds them', async () => {
    const file: FileToImport = { kind: 'customers', content: header + rows, goal: 'dry-run' }
    const { id } = await importFile(world.lead.ctx, file)
    const [, hidden] = await rowsOf(id, world.lead)
    expect(hidden?.duplicates).toEqual([
      {
        score: 55,
        by: ['nameElsewhere', 'domain'],
        rowNo: null,
        customer: null,
        holder: { kind: 'person', name: world.stranger.name, departmentName: '华南' },
      },
    ])
    const marked = await world.lead.api.call(importRoutes.downloadMarkedRows, { params: { id } })
    expect(marked.body).toContain(`华南 ${world.stranger.name}手里的一家，不在你的数据权限里`)
    expect(marked.body).not.toContain('拾光里自动化有限公司')
  })

  it('are imported where that is the choice, and the marks stay to be read', async () => {
    const done = await bring()
    expect(done.counts).toMatchObject({ created: 6, refused: 0, likelyDuplicates: 4 })
    expect((await rowsOf(done.id)).map((row) => row.duplicates.length)).toEqual([1, 1, 1, 1, 0, 0, 0])
    // By now they are there themselves: nothing is new, nothing is likely.
    expect((await bring()).counts).toMatchObject({ created: 0, skipped: 7, likelyDuplicates: 0 })
  })

  it('are not made of what more customers share than the rules allow', async () => {
    const content = `客户编号,客户名称,电话\n${Array.from({ length: 40 }, (_, no) => `S${no},总机客户 ${no},0574-66660000`).join('\n')}\n`
    expect((await bring({ content, goal: 'dry-run' })).counts).toMatchObject({ created: 40, likelyDuplicates: 0 })
  })
})
