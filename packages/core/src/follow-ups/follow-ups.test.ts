import { describe, expect, it } from 'vitest'
import { agreedAfter } from './next-contact.ts'
import { pictureType } from './picture-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

describe('a picture is known by its first bytes', () => {
  it.each([
    ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
    ['\u0089PNG\r\n\u001a\n', 'image/png'],
    ['RIFF\u0000\u0000\u0000\u0000WEBP', 'image/webp'],
    ['GIF89a', 'image/gif'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', null],
    ['<!doctype html>', null],
    ['%PDF-1.7', null],
    ['', null],
  ])('%j', (text, type) => expect(pictureType(bytes(text))).toBe(type))
})

describe('after a follow-up', () => {
  const before = { on: '2026-11-20', step: '报价' }
  const evening = new Date('2026-11-20T15:59:00Z') // 23:59 in Shanghai
  const zone = 'Asia/Shanghai'

  it('a date that has come is kept, one in the future stays', () => {
    expect(agreedAfter(before, {}, evening, zone)).toEqual({ on: null, step: null })
    expect(agreedAfter({ ...before, on: '2026-11-21' }, {}, evening, zone)).toEqual({ on: '2026-11-21', step: '报价' })
  })

  it('what was said counts', () => {
    expect(agreedAfter(before, { on: '2026-12-01' }, evening, zone)).toEqual({ on: '2026-12-01', step: null })
    expect(agreedAfter(before, { on: '2026-12-01', step: '拜访' }, evening, zone)).toEqual({
      on: '2026-12-01',
      step: '拜访',
    })
    expect(agreedAfter({ on: '2026-12-24', step: 'x' }, { on: null }, evening, zone)).toEqual({ on: null, step: null })
  })
})
