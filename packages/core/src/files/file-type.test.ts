import { describe, expect, it } from 'vitest'
import { decodeText, fileType, tidyFileName } from './file-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('what a file is', () => {
  it('is told by its content, whatever it is called', () => {
    expect(fileType(bytes('%PDF-1.7'), '照片.png', 9)).toEqual({ contentType: 'application/pdf', preview: 'pdf' })
    expect(fileType(bytes('MZ\u0090\u0000\u0003'), '合同.pdf', 9)).toEqual({
      contentType: 'application/octet-stream',
      preview: null,
    })
    expect(fileType(bytes('PK\u0003\u0004'), '报价.xlsx', 9).contentType).toContain('spreadsheetml')
    expect(fileType(bytes('PK\u0003\u0004'), '报价.exe', 9).contentType).toBe('application/zip')
  })

  it('a page, a drawing or a script is text and nothing else', () => {
    for (const text of ['<!doctype html><script>alert(1)</script>', '<svg onload="alert(1)"/>', 'alert(1)']) {
      expect(fileType(utf8(text), 'a.html', text.length)).toEqual({ contentType: 'text/plain', preview: 'text' })
    }
  })

  it('Chinese text is text in either encoding, also where its beginning ends within a sign', () => {
    expect(fileType(utf8('备注：合同').subarray(0, 7), 'a.txt', 7).preview).toBe('text')
    const gb = Uint8Array.from([0xb1, 0xb8, 0xd7, 0xa2])
    expect(fileType(gb, 'a.txt', 4).preview).toBe('text')
    expect(decodeText(gb)).toBe('备注')
    expect(decodeText(utf8('备注'))).toBe('备注')
    expect(fileType(utf8('长'), 'a.txt', 5_000_000).preview).toBeNull()
  })

  it('a picture of too many points is downloaded, not shown', () => {
    const head = bytes('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u00ff\u00ff\u00ff\u0000\u00ff\u00ff\u00ff')
    expect(fileType(head, 'a.png', 99)).toEqual({ contentType: 'image/png', preview: null })
  })
})

describe('names of files', () => {
  it('are the last part of a path, without what hides their ending', () => {
    expect(tidyFileName('C:\\桌面\\合同 2026.pdf')).toBe('合同 2026.pdf')
    expect(tidyFileName('../../etc/passwd')).toBe('passwd')
    expect(tidyFileName('合同\u202efdp.exe')).toBe('合同fdp.exe')
    expect(tidyFileName('a\r\nb\u0000.txt')).toBe('ab.txt')
    expect(tidyFileName('..')).toBe('file')
    expect(tidyFileName(' ')).toBe('file')
  })

  it('are cut before their ending', () => {
    const long = tidyFileName(`${'长'.repeat(300)}.docx`)
    expect(long).toHaveLength(200)
    expect(long.endsWith('长.docx')).toBe(true)
    expect(tidyFileName(`${'a'.repeat(198)}😀😀`).isWellFormed()).toBe(true)
  })
})
