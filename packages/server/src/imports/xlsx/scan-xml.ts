import type { Readable } from 'node:stream'
import { BrokenWorkbook } from './broken-workbook.ts'

export interface XmlHandler {
  /** `name` without its prefix; `tag` is the whole inside of the brackets, for readAttribute. */
  open?(name: string, tag: string, selfClosing: boolean): void
  close?(name: string): void
  text?(text: string): void
}

const longestTag = 64 * 1024

/**
 * Tells the tags and texts of an XML part as it streams by. Enough for what spreadsheets write: comments, processing
 * instructions and doctypes are passed over (and nothing of a doctype is ever expanded).
 */
export async function* scanXml(stream: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest = scanText(rest + decoder.decode(chunk, { stream: true }), handler)
    yield
  }
  rest = scanText(rest + decoder.decode(), handler)
  if (rest.includes('<')) throw new BrokenWorkbook('a part ends in the middle of a tag')
  yield
}

/** Handles every whole tag and returns what is left: an unfinished tag with nothing before it. */
function scanText(source: string, handler: XmlHandler): string {
  let at = 0
  for (;;) {
    const open = source.indexOf('<', at)
    if (open < 0) {
      if (at < source.length) handler.text?.(source.slice(at))
      return ''
    }
    if (open > at) handler.text?.(source.slice(at, open))
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open)
      if (end < 0) return source.slice(open)
      at = end + 3
      continue
    }
    if (source.startsWith('<![CDATA[', open)) {
      const end = source.indexOf(']]>', open)
      if (end < 0) return source.slice(open)
      // Escaped again, because whoever reads texts unescapes them.
      handler.text?.(source.slice(open + 9, end).replaceAll('&', '&amp;'))
      at = end + 3
      continue
    }
    const close = source.indexOf('>', open)
    if (close < 0) {
      if (source.length - open > longestTag) throw new BrokenWorkbook('a tag does not end')
      return source.slice(open)
    }
    const first = source.charCodeAt(open + 1)
    if (first === 47) handler.close?.(nameOf(source, open + 2, close))
    else if (first !== 63 && first !== 33) {
      const selfClosing = source.charCodeAt(close - 1) === 47
      const tag = source.slice(open + 1, selfClosing ? close - 1 : close)
      const name = nameOf(source, open + 1, close)
      handler.open?.(name, tag, selfClosing)
      if (selfClosing) handler.close?.(name)
    }
    at = close + 1
  }
}

function nameOf(source: string, from: number, to: number): string {
  let end = from
  let start = from
  for (; end < to; end++) {
    const code = source.charCodeAt(end)
    if (code === 58) start = end + 1
    else if (code === 32 || code === 47 || code === 10 || code === 13 || code === 9) break
  }
  return source.slice(start, end)
}

/** The value of an attribute by its name, prefix included; undefined when it is not there. */
export function readAttribute(tag: string, name: string): string | undefined {
  let at = tag.indexOf(name)
  while (at >= 0) {
    const before = tag.charCodeAt(at - 1)
    const equals = tag.indexOf('=', at)
    const isWhole = (before === 32 || before === 10 || before === 9 || before === 13) && equals >= 0
    if (isWhole && tag.slice(at + name.length, equals).trim() === '') {
      const quoteAt = tag.slice(equals + 1).search(/["']/)
      if (quoteAt < 0) return undefined
      const start = equals + 1 + quoteAt
      const end = tag.indexOf(tag[start] ?? '"', start + 1)
      return end < 0 ? undefined : unescapeXml(tag.slice(start + 1, end))
    }
    at = tag.indexOf(name, at + 1)
  }
  return undefined
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Entities, and Excel's own _x000D_ for signs that XML cannot hold. */
export function unescapeXml(text: string): string {
  let plain = text
  if (plain.includes('&')) {
    plain = plain.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
      if (!entity.startsWith('#')) return named[entity] ?? whole
      const code =
        entity[1] === 'x' || entity[1] === 'X' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
  }
  if (plain.includes('_x')) {
    plain = plain.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
  return plain
}
