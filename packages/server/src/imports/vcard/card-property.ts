import { HongKongReader } from '../csv/hong-kong-reader.ts'

/** One property of a card: TEL;TYPE=cell:…, with its value decoded. */
export interface CardProperty {
  name: string
  /** Types and bare parameters in lower case: cell, work, pref. */
  types: ReadonlySet<string>
  /** CALSCALE in lower case, where it is named. */
  calendar: string | null
  /** Structured values (N, ORG, ADR) in their parts; others have one. */
  parts: string[]
}

const structured = new Set(['N', 'ORG', 'ADR', 'GENDER'])

/** Reads a logical line (a sign for every byte); null for what is no property. */
export function readProperty(line: string, isOld: boolean): CardProperty | null {
  const end = endOfHead(line)
  if (end < 0) return null
  const [first = '', ...params] = splitHead(line.slice(0, end))
  const name = first.replace(/^[\w-]+\./, '').toUpperCase()
  if (!/^[A-Z][A-Z0-9-]*$/.test(name)) return null
  const types = new Set<string>()
  let charset: string | null = null
  let calendar: string | null = null
  let isQuoted = false
  for (const param of params) {
    const at = param.indexOf('=')
    const key = at < 0 ? '' : param.slice(0, at).toUpperCase()
    const value = param.slice(at + 1).replace(/^"|"$/g, '')
    if (key === 'CHARSET') charset = value
    else if (key === 'ENCODING' || /^quoted-printable$/i.test(value)) isQuoted = /^quoted-printable$/i.test(value)
    else if (key === 'CALSCALE') calendar = value.toLowerCase()
    else if (key === 'PREF') types.add('pref')
    else if (key === 'TYPE' || key === '') for (const type of value.split(',')) types.add(type.trim().toLowerCase())
  }
  const raw = line.slice(end + 1)
  const isStructured = structured.has(name)
  // Quoted text is plain ASCII: it is divided before it is decoded. Other text after: its bytes may look like signs.
  const pieces = isQuoted
    ? (isStructured ? divide(raw) : [raw]).map((piece) => decode(unquote(piece), charset))
    : isStructured
      ? divide(decode(raw, charset))
      : [decode(raw, charset)]
  return { name, types, calendar, parts: pieces.map((piece) => unescape(piece, isOld).trim()) }
}

/** The colon that ends name and parameters; one inside quotation marks does not. */
function endOfHead(line: string): number {
  let inQuotes = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]
    if (sign === '"') inQuotes = !inQuotes
    else if (sign === ':' && !inQuotes) return at
  }
  return -1
}

function splitHead(head: string): string[] {
  return head.match(/(?:"[^"]*"|[^;"])+/g) ?? []
}

/** At semicolons that no backslash takes back. */
function divide(text: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\' && at + 1 < text.length) part += sign + text[++at]
    else if (sign === ';') {
      parts.push(part)
      part = ''
    } else part += sign
  }
  return [...parts, part]
}

/** 2.1 knows only the escaped semicolon; programs write the others in it all the same. */
function unescape(text: string, isOld: boolean): string {
  return text.replace(/\\([\\;,:nN])/g, (whole, sign: string) => {
    if (sign === 'n' || sign === 'N') return isOld ? whole : '\n'
    return sign
  })
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030')

/** By its charset where it names one that is known; else UTF-8 if every byte fits, else GB18030, as with CSV. */
function decode(bytes: string, charset: string | null): string {
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes
  const buffer = Buffer.from(bytes, 'latin1')
  if (charset !== null && !/^(?:utf-?8|us-ascii)$/i.test(charset)) {
    const decoder = decoderOf(charset)
    if (decoder) return decoder.decode(buffer)
  }
  try {
    return strictUtf8.decode(buffer)
  } catch {
    return gb18030.decode(buffer)
  }
}

function decoderOf(charset: string): { decode(bytes: Uint8Array): string } | null {
  if (/^big5/i.test(charset)) return new HongKongReader(false)
  try {
    // GB2312 and GBK are parts of it.
    return /^(?:gb_?2312|gbk|cp936|x-gbk|hz-gb-2312)/i.test(charset) ? gb18030 : new TextDecoder(charset)
  } catch {
    return null
  }
}
