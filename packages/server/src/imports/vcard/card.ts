import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import { readCardDay, readCycleDay } from '@zhike/core/special-days/card-days'
import type { CardProperty } from './card-property.ts'

export interface CardNumber {
  number: string
  types: ReadonlySet<string>
}

/** What of a card can become a contact and its customer. */
export interface Card {
  name: string
  familyName: string
  givenName: string
  organisation: string
  department: string
  title: string
  phones: CardNumber[]
  emails: string[]
  wechat: string
  address: { street: string; city: string; region: string; postCode: string; country: string } | null
  /** As the card writes it. */
  birthday: string
  /** Which day that is, where it is one. */
  birthdayOn: AnnualDay | null
  /** Apple's second birthday: who enters it keeps that one. */
  lunarBirthdayOn: AnnualDay | null
  url: string
  notes: string[]
}

export function emptyCard(): Card {
  return {
    name: '',
    familyName: '',
    givenName: '',
    organisation: '',
    department: '',
    title: '',
    phones: [],
    emails: [],
    wechat: '',
    address: null,
    birthday: '',
    birthdayOn: null,
    lunarBirthdayOn: null,
    url: '',
    notes: [],
  }
}

/** Adds a property to a card: of several titles or organisations the first counts, numbers and addresses are all kept. */
export function addProperty(card: Card, { name, types, calendar, parts }: CardProperty): void {
  const [value = ''] = parts
  if (parts.every((part) => part === '')) return
  switch (name) {
    case 'FN':
      card.name ||= value
      break
    case 'N':
      card.familyName ||= value
      card.givenName ||= parts[1] ?? ''
      break
    case 'ORG':
      if (card.organisation !== '') break
      card.organisation = value
      card.department = parts.slice(1).filter(Boolean).join(' ')
      break
    case 'TITLE':
      card.title ||= value
      break
    case 'TEL':
      if (!types.has('fax') && !types.has('pager')) addTo(card.phones, { number: telephone(value), types })
      break
    case 'EMAIL':
      if (types.has('pref')) card.emails.unshift(value)
      else card.emails.push(value)
      break
    case 'X-WECHAT':
    case 'X-WEIXIN':
      card.wechat ||= value
      break
    case 'ADR':
      if (card.address === null || types.has('work')) card.address = addressOf(parts)
      break
    case 'BDAY':
      card.birthday ||= value
      card.birthdayOn ??= readCardDay(value, calendar === 'chinese')
      break
    case 'X-ALTBDAY':
      if (calendar === 'chinese') card.lunarBirthdayOn ??= readCycleDay(value)
      break
    case 'X-ANDROID-CUSTOM': {
      // What Android writes of events; 3 is a birthday.
      const [kind, day = '', type] = value.split(';')
      if (kind !== 'vnd.android.cursor.item/contact_event' || type !== '3') break
      card.birthday ||= day
      card.birthdayOn ??= readCardDay(day)
      break
    }
    case 'URL':
      card.url ||= value
      break
    case 'NOTE':
      card.notes.push(value)
      break
  }
}

function addTo(phones: CardNumber[], phone: CardNumber): void {
  if (phone.number !== '' && !phones.some((one) => one.number === phone.number)) phones.push(phone)
}

/** tel:+1-418-656-9254;ext=102 is a number of its own. */
function telephone(value: string): string {
  return value.replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ').replace(/;.*$/, '').trim()
}

function addressOf(parts: readonly string[]): Card['address'] {
  const [box = '', extended = '', street = '', city = '', region = '', postCode = '', country = ''] = parts
  return { street: [box, extended, street].filter(Boolean).join(' '), city, region, postCode, country }
}
