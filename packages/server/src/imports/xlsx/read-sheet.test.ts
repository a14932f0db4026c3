import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RawRow } from '@zhike/core/imports/read-row'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWorkbook, type WorkbookParts } from '../../../test/make-workbook.ts'
import { BrokenWorkbook } from './broken-workbook.ts'
import { openWorkbook } from './open-workbook.ts'
import { readSheet } from './read-sheet.ts'
import { writeWorkbook } from './write-workbook.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-xlsx-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(bytes: Buffer, sheet = 0): Promise<RawRow[]> {
  const path = join(folder, 'book.xlsx')
  writeFileSync(path, bytes)
  const workbook = await openWorkbook(path)
  const rows: RawRow[] = []
  for await (const batch of readSheet(workbook, workbook.sheets[sheet]?.part ?? '')) rows.push(...batch)
  return rows
}
const sheet = (rows: string, parts: Partial<WorkbookParts> = {}) =>
  read(makeWorkbook({ sheets: [{ name: 'One', rows }], ...parts }))

describe('a workbook', () => {
  it('gives texts of every form, gaps and rows where they stand', async () => {
    const rows = await sheet(
      `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>甲 &amp; 乙</t></is></c></row>
       <row><c t="s"><v>1</v></c><c t="str"><f>A1</f><v>结果</v></c><c t="b"><v>1</v></c></row>
       <row r="9"><c r="B9"><v>42</v></c></row>`,
      {
        strings:
          '<si><t xml:space="preserve"> 宁波 </t></si><si><r><t>富</t></r><r><rPr/><t>文本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh></si>',
      },
    )
    expect(rows).toEqual([
      { rowNo: 2, cells: [' 宁波 ', '', '甲 & 乙'] },
      { rowNo: 3, cells: ['富文本', '结果', 'TRUE'] },
      { rowNo: 9, cells: ['', '42'] },
    ])
  })

  it('shows dates as days, with their time where they have one, from 1900 and from 1904', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.0&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    const cells =
      '<row r="1"><c s="1"><v>45366</v></c><c s="2"><v>45366.604166666664</v></c><c s="3"><v>45366</v></c><c><v>45366</v></c></row>'
    expect((await sheet(cells, { styles }))[0]?.cells).toEqual(['2024-03-15', '2024-03-15 14:30:00', '45366', '45366'])
    const mac = await sheet('<row r="1"><c s="1"><v>43904</v></c></row>', { styles, from1904: true })
    expect(mac[0]?.cells).toEqual(['2024-03-15'])
  })

  it('gives numbers as they were entered, not as floats', async () => {
    const rows = await sheet(
      '<row r="1"><c><v>1280.5000000000002</v></c><c><v>0.1</v></c><c><v>1.23456789012345E+17</v></c><c><v>-3</v></c></row>',
    )
    expect(rows[0]?.cells).toEqual(['1280.5', '0.1', '123456789012345000', '-3'])
  })

  it('marks formulas without a result and formula errors', async () => {
    const rows = await sheet(
      '<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v></v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>2+2</f><v>4</v></c></row>',
    )
    expect(rows[0]?.cells).toEqual(['', '', '4'])
    expect([...(rows[0]?.faults ?? [])]).toEqual([
      [0, { code: 'value.formula', value: '=SUM(B1:C1)' }],
      [1, { code: 'value.cell-error', value: '#DIV/0!' }],
    ])
  })

  it('has its sheets by name, in the order of the tabs', async () => {
    const bytes = makeWorkbook({
      sheets: [
        { name: '封面', rows: '<row r="1"><c t="str"><v>说明</v></c></row>' },
        { name: 'A &amp; B', rows: '<row r="1"><c t="str"><v>第二</v></c></row>' },
      ],
    })
    writeFileSync(join(folder, 'two.xlsx'), bytes)
    const workbook = await openWorkbook(join(folder, 'two.xlsx'))
    expect(workbook.sheets.map((one) => one.name)).toEqual(['封面', 'A & B'])
    expect((await read(bytes, 1))[0]?.cells).toEqual(['第二'])
  })

  it('reads back what the templates are written with', async () => {
    const rows = [
      ['客户名称', '手机'],
      ['示例', '019900000101'],
    ]
    expect((await read(await writeWorkbook('客户', rows))).map((row) => row.cells)).toEqual(rows)
  })

  it('is refused when a part of it unpacks without end', async () => {
    const rows = `<row r="1"><c><v>1</v></c></row>${' '.repeat(110 * 1024 * 1024)}<row r="2"><c><v>2</v></c></row>`
    await expect(read(makeWorkbook({ sheets: [{ name: 'One', rows }] }))).rejects.toThrow(/250 times/)
  })

  it('is refused when it is cut off, damaged or something else', async () => {
    const bytes = makeWorkbook({ sheets: [{ name: 'One', rows: '<row r="1"><c><v>1</v></c></row>'.repeat(5000) }] })
    await expect(read(bytes.subarray(0, bytes.length - 40))).rejects.toThrow(BrokenWorkbook)
    await expect(read(bytes.subarray(0, 100))).rejects.toThrow(BrokenWorkbook)
    const damaged = Buffer.from(bytes)
    damaged.fill(0xff, bytes.indexOf('sheet1.xml') + 30, bytes.indexOf('sheet1.xml') + 60)
    await expect(read(damaged)).rejects.toThrow(BrokenWorkbook)
  })
})
