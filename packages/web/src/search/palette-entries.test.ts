import { describe, expect, it } from 'vitest'
import { fittingEntries, paletteEntries } from './palette-entries.ts'

const keysFor = (permissions: Parameters<typeof paletteEntries>[0], typed: string) =>
  fittingEntries(
    paletteEntries(permissions, () => true),
    typed,
    (entry) => entry.label,
    8,
  ).map((entry) => entry.key)

describe('pages and actions', () => {
  it('are found by Chinese, pinyin, initials and English', () => {
    for (const typed of ['新建', '建客', 'xinjian', 'xjkh', 'new cust', '客户 新建']) {
      expect(keysFor(['customer.create'], typed)).toContain('create-customer')
    }
    expect(keysFor(['settings.manage'], 'sz')).toEqual(['/settings'])
  })
  it('that the person may not use are not offered', () => {
    expect(keysFor(['customer.read'], '新建')).toEqual([])
    expect(keysFor(['customer.read'], '设置')).toEqual([])
    expect(keysFor([], '回收站')).toEqual([])
    expect(keysFor(['customer.delete'], '回收站')).toEqual(['bin'])
  })
  it('are nothing for nothing, and for letters in the middle of a word', () => {
    expect(keysFor(['customer.read'], ' ')).toEqual([])
    expect(keysFor(['customer.read'], 'eople')).toEqual([])
  })
})
