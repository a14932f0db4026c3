import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RawRow } from '@zhike/core/imports/read-row'
import { afterAll, describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../../platform/files/gb18030.ts'
import { inspectFile, sourceOf } from '../inspect-file.ts'
import { readRows } from '../read-rows.ts'
import { detectEncoding, type Encoding } from './detect-encoding.ts'
import { textReader } from './text-decoders.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhike-charsets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const shared = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url))

function written(content: Buffer): string {
  const path = join(folder, `${Math.random()}.csv`)
  writeFileSync(path, content)
  return path
}

/** A byte at a time: no switch and no character may get lost between two chunks. */
function inBits(encoding: Encoding, bytes: Buffer): string {
  const reader = textReader(encoding, { fatal: true })
  let text = ''
  for (const byte of bytes) text += reader.decode(Buffer.from([byte]), { stream: true })
  return text + reader.decode()
}

it('traditional Chinese in Big5 is told from simplified in GBK', async () => {
  const big5 = Buffer.from('abc8a4e1bd73b8b92cabc8a4e1a657bad90a312ca57ec657b3c1bdc5a6b3adada4bda571', 'hex')
  expect(await detectEncoding(written(big5))).toEqual({ encoding: 'big5' })
  const gbk = encodeGb18030('客户编号,客户名称,联系人\n1,镕泰机械厂,李囍喆\n')
  expect(await detectEncoding(written(gbk))).toEqual({ encoding: 'gb18030' })
  // Latin text with a few wide signs, traditional characters in GBK, and rare names among few characters.
  for (const text of ['Name，City（old）\nA，B', '客戶編號,聯繫人\n1,張語嫣', '1,囍喆甪骉\n2,李四,王五\n']) {
    expect(await detectEncoding(written(encodeGb18030(text)))).toEqual({ encoding: 'gb18030' })
  }
})

it('characters of Hong Kong are read, bytes that fit nothing are found', async () => {
  const hongKong = Buffer.from(
    'abc8a4e12cc45cae61a65beae1c65c0aa7dabbf9e0eac5dcb4b10a'.replace(/[^0-9a-f]/g, ''),
    'hex',
  )
  expect(inBits('big5', hongKong)).not.toMatch(/[\ufffd\ue000-\uf8ff]/)
  // A byte that begins nothing, a second byte that fits no first one, and a first byte that nothing follows.
  for (const bytes of [
    [0x41, 0xff],
    [0xa4, 0x20, 0x41],
    [0xa4, 0xa4, 0xa4],
  ]) {
    expect(() => inBits('big5', Buffer.from(bytes))).toThrow(TypeError)
    expect(textReader('big5').decode(Buffer.from(bytes))).toContain('\ufffd')
  }
  const path = written(
    Buffer.concat([Buffer.from('abc8a4e1bd73b8b9', 'hex'), Buffer.from('\nA,B'), Buffer.from([0xff, 0x20, 0xff])]),
  )
  expect(await detectEncoding(path)).toMatchObject({ failure: 'not-text', row: 2, column: 2 })
})

it('HZ switches, joins lines and keeps its tilde', () => {
  expect(inBits('hz', Buffer.from('a~~b ~{VP9z~}c~\nd\n'))).toBe('a~b 中国cd\n')
})

describe.skipIf(!existsSync(join(shared, 'charset')))('../shared/data/charset (skipped where it is absent)', () => {
  it.each([
    ['gb2312', 'gb18030'],
    ['gbk', 'gb18030'],
    ['gb18030', 'gb18030'],
    ['big5', 'big5'],
    ['big5hkscs', 'big5'],
    ['hz', 'hz'],
    ['iso2022_kr', 'iso-2022-kr'],
  ] as const)('%s reads as its twin in UTF-8', async (name, encoding) => {
    const path = join(shared, 'charset', `${name}.txt`)
    const twin = readFileSync(join(shared, 'charset', `${name}-utf8.txt`), 'utf8')
    expect(inBits(encoding, readFileSync(path))).toBe(twin)
    expect(await detectEncoding(path)).toEqual({ encoding })
    expect(await detectEncoding(join(shared, 'charset', `${name}-utf8.txt`))).toEqual({ encoding: 'utf-8' })
  })
})

describe.skipIf(!existsSync(join(shared, 'crm-import-csv')))(
  'lists from Excel in China (skipped where ../shared/data is absent)',
  () => {
    const expected = () =>
      JSON.parse(readFileSync(join(shared, 'crm-import-csv', 'cn-excel-expected.json'), 'utf8')) as string[][]

    it.each([
      ['cn-excel-gbk.csv', 'gb18030', ','],
      ['cn-excel-utf8-bom.csv', 'utf-8', ','],
      ['cn-excel-utf16le-tab.txt', 'utf-16le', '\t'],
    ])('%s holds the four rows it was made of', async (name, encoding, delimiter) => {
      const path = join(shared, 'crm-import-csv', name)
      const detected = await inspectFile(path, name, 'customers', { sheet: null, headerRow: null, encoding: null })
      expect(detected).toMatchObject({ format: 'csv', encoding, delimiter, headerRow: 1, rowsSampled: 4 })
      const rows: RawRow[] = []
      for await (const batch of readRows(path, sourceOf(detected, null))) rows.push(...batch)
      expect(rows.map((row) => row.cells)).toEqual(expected())
      const big = join(folder, `be-${name}`)
      if (encoding !== 'utf-16le') return
      writeFileSync(big, readFileSync(path).swap16())
      const swapped = await inspectFile(big, name, 'customers', { sheet: null, headerRow: null, encoding: null })
      expect(swapped).toMatchObject({ encoding: 'utf-16be', delimiter })
      expect(swapped.columns.map((column) => column.name)).toEqual(detected.columns.map((column) => column.name))
    })
  },
)
