import type { AnnualDay } from '../special-days/annual-day.ts'
import { cardDayLine } from '../special-days/card-days.ts'

export interface CardToWrite {
  id: string
  name: string
  organisation: string | null
  title: string | null
  mobile: string | null
  phone: string | null
  email: string | null
  wechat: string | null
  address: string | null
  birthday: AnnualDay | null
  notes: string | null
}

/** A vCard 3.0 with lines folded at 75 bytes, never inside a character. */
export function writeVcard(card: CardToWrite): string {
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `UID:${card.id}`, `FN:${escape(card.name)}`, `N:${nameParts(card.name)}`]
  const add = (head: string, value: string | null) => {
    if (value !== null && value !== '') lines.push(`${head}:${escape(value)}`)
  }
  add('ORG', card.organisation)
  add('TITLE', card.title)
  add('TEL;TYPE=CELL', card.mobile)
  add('TEL;TYPE=WORK', card.phone)
  add('EMAIL;TYPE=INTERNET', card.email)
  add('X-WECHAT', card.wechat)
  if (card.address) lines.push(`ADR;TYPE=WORK:;;${escape(card.address)};;;;`)
  if (card.birthday) lines.push(cardDayLine(card.birthday))
  add('NOTE', card.notes)
  return [...lines, 'END:VCARD', ''].map(fold).join('\r\n')
}

/** Family and given name, where a Chinese name tells them: surnames of two characters are rare and known. */
const doubleSurnames =
  /^(?:欧阳|司马|上官|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司空|端木|申屠|百里|呼延|轩辕)/

function nameParts(name: string): string {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return `${escape(name)};;;;`
  const length = doubleSurnames.test(name) && name.length > 2 ? 2 : 1
  return `${name.slice(0, length)};${name.slice(length)};;;`
}

function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n')
}

const longest = 75

function fold(line: string): string {
  let folded = ''
  let width = 0
  for (const sign of line) {
    const code = sign.codePointAt(0) ?? 0
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (width + bytes > longest) {
      folded += '\r\n '
      width = 1
    }
    folded += sign
    width += bytes
  }
  return folded
}
