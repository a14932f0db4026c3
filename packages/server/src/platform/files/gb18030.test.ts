import { expect, it } from 'vitest'
import { encodeGb18030 } from './gb18030.ts'

const decoder = new TextDecoder('gb18030', { fatal: true })

it('characters of every plane come back', () => {
  let text = ''
  for (let code = 0; code <= 0x10ffff; code += code < 0x10000 ? 1 : 97) {
    // Neither surrogates nor the signs of private use, some of which have no code.
    if (code < 0xd800 || code > 0xf8ff) text += String.fromCodePoint(code)
  }
  const back = [...decoder.decode(encodeGb18030(text))]
  expect([...text].filter((sign, at) => back[at] !== sign).map((sign) => sign.codePointAt(0)?.toString(16))).toEqual([])
})

it('what GBK has takes two bytes, a lone surrogate becomes the sign for what is unknown', () => {
  expect([...encodeGb18030('知客a')]).toEqual([0xd6, 0xaa, 0xbf, 0xcd, 0x61])
  expect(decoder.decode(encodeGb18030('\ud842a'))).toBe('\ufffda')
})
