import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerptOf, parseTextSearch, textGrams, textHolds } from './text-grams.ts'

const text = '电话沟通了下季度的用量，报价要在周五前给到。Sent the NEW catalogue, ＡＢＣ-12.'

it.each(['报价', '下季度的用量', 'catalog', 'new 报价', 'abc', '周五前给'])('%s is found', (query) => {
  const { words, grams } = parseTextSearch(query)
  const held = new Set(textGrams(text))
  expect(grams.length).toBeGreaterThan(0)
  expect(grams.every((gram) => held.has(gram))).toBe(true)
  expect(textHolds(words, text)).toBe(true)
})

it('other words are not found, and one sign alone is not looked for', () => {
  expect(textHolds(parseTextSearch('量报').words, text)).toBe(false)
  expect(parseTextSearch('报')).toEqual({ words: [], grams: [] })
  expect(parseTextSearch('% _ \\')).toEqual({ words: [], grams: [] })
})

it('any part of a word has no other grams than the text, all of four bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(), fc.nat(), (whole, from, length) => {
      const held = new Set(textGrams(whole))
      const word = parseTextSearch(whole).words[0] ?? ''
      const signs = [...word]
      const part = signs.slice(from % (signs.length + 1), (from % (signs.length + 1)) + (length % 10)).join('')
      for (const gram of parseTextSearch(part).grams) {
        expect(held.has(gram)).toBe(true)
        expect(gram).toBe(gram | 0)
      }
    }),
  )
})

it('shows the part around what was found', () => {
  const long = `${'前面的话。'.repeat(20)}答应周五报价${'，后面的话'.repeat(20)}`
  const { excerpt, marks } = excerptOf(['报价'], long)
  expect(excerpt.length).toBeLessThanOrEqual(62)
  expect(marks.map(([from, to]) => excerpt.slice(from, to))).toEqual(['报价'])
  expect(excerpt.startsWith('…')).toBe(true)
  expect(excerptOf(['报价'], '报价')).toEqual({ excerpt: '报价', marks: [[0, 2]] })
})
