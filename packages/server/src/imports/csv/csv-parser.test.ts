import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvParser, UnclosedQuote } from './csv-parser.ts'
import { detectDelimiter } from './detect-delimiter.ts'

/** Parses a text that arrives in pieces of this many signs. */
function parse(text: string, size = text.length, delimiter = ','): string[][] {
  const parser = new CsvParser(delimiter)
  const rows: string[][] = []
  for (let at = 0; at < text.length; at += Math.max(1, size))
    rows.push(...parser.push(text.slice(at, at + Math.max(1, size))))
  return [...rows, ...parser.end()]
}

describe('reading CSV', () => {
  it.each<[string, string, string[][]]>([
    [
      'line ends of any kind',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['quotes, doubled quotes, line ends inside', '"a,""b""\r\nc",d\n', [['a,"b"\r\nc', 'd']]],
    [
      'empty cells and an empty last one',
      ',a,\n,,',
      [
        ['', 'a', ''],
        ['', '', ''],
      ],
    ],
    ['quotes inside a bare cell', '5" pipe,x\n', [['5" pipe', 'x']]],
    ['text after a closing quote', '"a"b,c\n', [['"a"b', 'c']]],
    ['empty quotes', '"",""\n', [['', '']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(parse(text)).toEqual(rows)
    expect(parse(text, 1)).toEqual(rows)
  })

  it('gives back what was written, whatever the cells and wherever the pieces are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', '\r', ' ', '😀'), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, size) => {
          const text = rows.map((row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')
          expect(parse(text, size)).toEqual(rows)
        },
      ),
    )
  })

  it('says where a quote opens that never closes', () => {
    expect(() => parse('a,b\n1,"2\n3,4\n')).toThrow(new UnclosedQuote(2, 2))
    const parser = new CsvParser(',', 1000)
    expect(() => parser.push(`a,b\n1,2\n"${'x'.repeat(2000)}`)).toThrow(UnclosedQuote)
  })
})

describe('the delimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n"1;2";2,5;3\n', ';'],
    ['a\tb\n1,5\t2\n', '\t'],
    ['名称，备注\n甲，乙\n', ','],
    ['单列\n甲\n', ','],
    ['a;b,c\n1;2,3\n4;5\n', ';'],
  ])('of %j is %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter)
  })
})
