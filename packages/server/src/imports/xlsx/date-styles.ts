import type { Readable } from 'node:stream'
import { readAttribute, scanXml } from './scan-xml.ts'

/** Built-in number formats that show days; 27–36 and 50–58 are those of Chinese and Japanese Excel. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** A format shows days when y, m, d or h stand outside quotes, brackets and escapes: yyyy"年"m"月", but not [Red]0.0. */
export function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(bare) && !/^general$/i.test(bare.trim())
}

/** For each cell style whether it shows a date. */
export async function readDateStyles(stream: Readable): Promise<boolean[]> {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellFormats = false
  const scan = scanXml(stream, {
    open(name, tag) {
      if (name === 'numFmt') {
        custom.set(Number(readAttribute(tag, 'numFmtId')), isDateFormat(readAttribute(tag, 'formatCode') ?? ''))
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(readAttribute(tag, 'numFmtId') ?? 0)
        styles.push(custom.get(id) ?? isBuiltInDate(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  for await (const _ of scan);
  return styles
}
