import type { RawRow } from '@zhike/core/imports/read-row'
import { annualDayText } from '@zhike/core/special-days/lunar-words'
import { readProperty } from './card-property.ts'
import { addProperty, emptyCard, type Card, type CardNumber } from './card.ts'
import { logicalLines } from './logical-lines.ts'

/** The columns of a file of cards, as the mapping shows them; a test holds that each means a field. */
export const cardColumns = [
  '姓名',
  '姓',
  '名',
  '公司',
  '职务',
  '手机',
  '电话',
  '邮箱',
  '微信',
  '省',
  '市',
  '地址',
  '生日',
  '备注',
] as const

const batchSize = 500

/** The cards of a vCard file (2.1, 3.0, 4.0) one after another. A card inside a card (an agent) is no card of the file. */
export async function* readCards(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<Card> {
  let card: Card | null = null
  let depth = 0
  let isOld = false
  for await (const line of logicalLines(path, onBytes)) {
    const bare = line.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '').trim()
    if (/^BEGIN:VCARD$/i.test(bare)) {
      depth += 1
      if (depth === 1) card = emptyCard()
    } else if (/^END:VCARD$/i.test(bare)) {
      depth = Math.max(0, depth - 1)
      if (depth === 0 && card) yield card
      if (depth === 0) card = null
    } else if (depth === 1 && card) {
      const version = /^VERSION:\s*([\d.]+)$/i.exec(bare)
      if (version) {
        isOld = version[1] === '2.1'
        continue
      }
      const property = readProperty(line, isOld)
      if (property) addProperty(card, property)
    }
  }
  // A file that was cut off: what stands in its last card is not lost.
  if (card && depth > 0) yield card
}

/** A file of cards as rows under `cardColumns`; the header is row 1. */
export async function* readVcards(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<RawRow[]> {
  let rowNo = 1
  let rows: RawRow[] = [{ rowNo, cells: [...cardColumns] }]
  for await (const card of readCards(path, onBytes)) {
    rowNo += 1
    rows.push({ rowNo, cells: cellsOf(card) })
    if (rows.length >= batchSize) {
      yield rows
      rows = []
    }
  }
  if (rows.length > 0) yield rows
}

/** Further numbers and addresses have no field: they go to the notes. */
function cellsOf(card: Card): string[] {
  const mobile =
    find(card.phones, (types) => types.has('cell')) ?? find(card.phones, (types) => types.has('pref')) ?? card.phones[0]
  const phone =
    card.phones.find((one) => one !== mobile && one.types.has('work')) ?? card.phones.find((one) => one !== mobile)
  const [email = '', ...moreEmails] = card.emails
  const morePhones = card.phones.filter((one) => one !== mobile).map((one) => one.number)
  const { address } = card
  const birthday = card.lunarBirthdayOn ?? card.birthdayOn
  const isTold = birthday !== null && birthday === card.birthdayOn
  const notes = [
    ...card.notes,
    ...(card.department === '' ? [] : [`部门：${card.department}`]),
    ...(morePhones.length === 0 ? [] : [`电话：${morePhones.join('、')}`]),
    ...(moreEmails.length === 0 ? [] : [`邮箱：${moreEmails.join('、')}`]),
    ...(card.birthday === '' || isTold ? [] : [`生日：${card.birthday}`]),
    ...(card.url === '' ? [] : [card.url]),
  ]
  const name = card.name || `${card.familyName}${card.givenName}` || (email.split('@')[0] ?? '')
  return [
    name.replace(/\s+/g, ' ').trim(),
    card.familyName,
    card.givenName,
    card.organisation,
    card.title,
    mobile?.number ?? '',
    phone?.number ?? '',
    email,
    card.wechat,
    address?.region ?? '',
    address?.city ?? '',
    address ? [address.street, address.postCode, address.country].filter(Boolean).join(', ') : '',
    birthday ? annualDayText(birthday, 'zh-CN') : '',
    notes.join('\n'),
  ]
}

function find(phones: readonly CardNumber[], is: (types: ReadonlySet<string>) => boolean): CardNumber | undefined {
  return phones.find((phone) => is(phone.types))
}
