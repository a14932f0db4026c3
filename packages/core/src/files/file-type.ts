import { isShowable, pictureSize } from '../follow-ups/picture-size.ts'
import { pictureType } from '../follow-ups/picture-type.ts'

/** How a browser may show a file without anything in it being run. */
export const filePreviews = ['image', 'pdf', 'text'] as const
export type FilePreview = (typeof filePreviews)[number]

export interface FileType {
  /** What it is sent as. Never a type that browsers run: pages, drawings and scripts are plain text. */
  contentType: string
  preview: FilePreview | null
}

/** So much of the beginning tells what a file is; of a picture, also how large. */
export const headBytes = 512 * 1024

/** Texts up to this are shown; longer ones are for downloading. */
export const mostTextBytes = 1024 * 1024

const binary: FileType = { contentType: 'application/octet-stream', preview: null }
const only = (contentType: string): FileType => ({ contentType, preview: null })

const office: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}
const oldOffice: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}

const has = (bytes: Uint8Array, text: string, offset = 0) =>
  [...text].every((sign, index) => bytes[offset + index] === sign.charCodeAt(0))

/**
 * What a file is by its first bytes. The name decides only between kinds that look alike inside: a workbook and a letter
 * are both archives.
 */
export function fileType(head: Uint8Array, name: string, size: number): FileType {
  const picture = pictureType(head)
  if (picture) {
    const points = pictureSize(head, picture)
    return { contentType: picture, preview: points && isShowable(points) ? 'image' : null }
  }
  const ending = endingOf(name)
  if (has(head, '%PDF-')) return { contentType: 'application/pdf', preview: 'pdf' }
  if (has(head, 'PK\u0003\u0004')) return only(office[ending] ?? 'application/zip')
  if (has(head, '\u00d0\u00cf\u0011\u00e0')) return only(oldOffice[ending] ?? 'application/x-ole-storage')
  if (has(head, '\u001f\u008b')) return only('application/gzip')
  if (has(head, 'Rar!')) return only('application/vnd.rar')
  if (has(head, '7z\u00bc\u00af')) return only('application/x-7z-compressed')
  if (has(head, 'ID3') || has(head, '\u00ff\u00fb')) return only('audio/mpeg')
  if (has(head, 'ftyp', 4)) return only(ending === 'm4a' ? 'audio/mp4' : 'video/mp4')
  if (!isText(head)) return binary
  return { contentType: 'text/plain', preview: size <= mostTextBytes ? 'text' : null }
}

export function endingOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at > 0 ? name.slice(at + 1).toLowerCase() : ''
}

/** Without control characters other than those of lines, in UTF-8, UTF-16 with its mark, or an encoding of Chinese. */
function isText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)) return false
  return isDecodable(head, 'utf-8') || isDecodable(head, 'gb18030')
}

/** The last sign may be cut off where the beginning ends. */
function isDecodable(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The text of a file, by its mark or by what it can be read as. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder(isDecodable(bytes, 'utf-8') ? 'utf-8' : 'gb18030').decode(bytes)
}

/** The last part of a path, without signs that no name can have; never empty, at most 200 long with its ending kept. */
export function tidyFileName(name: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    // Signs that turn the direction of a name around would hide its real ending.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  if (base === '' || /^\.+$/.test(base)) return 'file'
  if (base.length <= 200) return base
  const ending = endingOf(base).slice(0, 20)
  return ending === '' ? cut(base, 200) : `${cut(base, 199 - ending.length)}.${ending}`
}

/** Without half of a pair at the end. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
