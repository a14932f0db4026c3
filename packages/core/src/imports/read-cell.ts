import { consentChannelsOf, consentDecisionOf, consentMethodOf } from '../consents/words.ts'
import { isCreditCode, tidyCreditCode } from '../customers/credit-code.ts'
import { attitudeOf, decisionRolesOf } from '../decision-maps/read-decision-words.ts'
import { attitudes, attitudeWords, decisionRoles, decisionRoleWords } from '../decision-maps/roles.ts'
import { tidyEmail } from '../customers/normalise-email.ts'
import { isAnnualDay, packAnnualDay } from '../special-days/annual-day.ts'
import { readAnnualDay } from '../special-days/lunar-words.ts'
import { tidyPhone } from '../customers/normalise-phone.ts'
import { currencyOf, channelOf, flagOf, kindOf } from './choices.ts'
import { readDate, type DateOrder } from './dates.ts'
import type { ImportField } from './field.ts'
import { isNegative, readMoney, type DecimalSign } from './money-text.ts'
import type { Locale } from '../kernel/problem.ts'
import type { RowProblem } from './row-problem.ts'

export interface CellSettings {
  dateOrders: Readonly<Record<string, DateOrder>>
  decimal: DecimalSign
  moneyUnit: 1 | 10_000
  allowReturns: boolean
  /** The company's, for times without a zone. */
  timeZone?: string
}

export type CellReading = { value: string | null } | { problem: RowProblem }

const phoneLength = 40
const defaultLength = 200

/** What sheets write where there is nothing. */
const placeholder = /^(?:-{1,3}|—{1,2}|\/|\\|无|暂无|n\/?a|#n\/a|null|nil|none|undefined)$/i

/** A cell as the field understands it; empty is null. Values are text, also of amounts, days and flags. */
export function readCell(field: ImportField, raw: string, settings: CellSettings): CellReading {
  const text = tidyText(raw, field.type === 'longText')
  if (text === '') return { value: null }
  const refuse = (code: string, extra: Partial<RowProblem> = {}): CellReading => ({
    problem: { code, field: field.key, value: text.slice(0, 200), ...extra },
  })
  if (hasControlCharacters(text)) return refuse('value.control-characters')
  const isFreeText = field.type === 'text' || field.type === 'longText'
  if (!isFreeText && placeholder.test(text)) return { value: null }
  const limit = field.type === 'phone' ? phoneLength : (field.maxLength ?? defaultLength)
  if (text.length > limit) return refuse('value.too-long', { detail: `${text.length} > ${limit}` })
  switch (field.type) {
    case 'key':
      if (/^\d+(?:\.\d+)?e\+?\d+$/i.test(text)) return refuse('key.scientific')
      // A column of whole numbers that went through a float: 17850.0.
      return { value: /^\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text }
    case 'phone':
      return { value: tidyPhone(text.replace(/^(\d{7,13})\.0$/, '$1')) }
    case 'email': {
      const address = tidyEmail(text)
      return address === null ? refuse('email.invalid') : { value: address }
    }
    case 'creditCode': {
      const code = tidyCreditCode(text)
      return isCreditCode(code) ? { value: code } : refuse('credit-code.invalid')
    }
    case 'kind':
      return orRefuse(kindOf(text), () => refuse('kind.unknown'))
    case 'channel':
      return { value: channelOf(text) ?? 'note' }
    case 'flag': {
      const flag = flagOf(text)
      return flag === null ? refuse('flag.unknown') : { value: String(flag) }
    }
    case 'consentChannels':
      return orRefuse(consentChannelsOf(text), () => refuse('consent.channel-unknown'))
    case 'consentDecision':
      return orRefuse(consentDecisionOf(text), () => refuse('consent.decision-unknown'))
    case 'consentMethod':
      return { value: consentMethodOf(text) }
    case 'decisionRoles': {
      const roles = decisionRolesOf(text)
      return roles
        ? { value: roles.join() }
        : refuse('decision-role.unknown', { detail: wordsOf(decisionRoles, decisionRoleWords) })
    }
    case 'attitude':
      return orRefuse(attitudeOf(text), () => refuse('attitude.unknown', { detail: wordsOf(attitudes, attitudeWords) }))
    case 'annualDay': {
      const day = readAnnualDay(text)
      return day !== null && isAnnualDay(day) ? { value: packAnnualDay(day) } : refuse('annual-day.unknown')
    }
    case 'currency':
      return orRefuse(currencyOf(text), () => refuse('currency.unknown'))
    case 'money':
    case 'quantity':
      return readAmount(field, text, settings, refuse)
    case 'day':
    case 'instant':
      return readMoment(field, text, settings, refuse)
    default:
      return { value: text }
  }
}

function orRefuse(value: string | null, refuse: () => CellReading): CellReading {
  return value === null ? refuse() : { value }
}

/** Each in both languages, as a file may say it. */
function wordsOf<Key extends string>(keys: readonly Key[], words: Record<Key, Record<Locale, string>>): string {
  return keys.map((key) => `${words[key]['zh-CN']} ${words[key].en}`).join('、')
}

type Refuse = (code: string, extra?: Partial<RowProblem>) => CellReading

function readAmount(field: ImportField, text: string, settings: CellSettings, refuse: Refuse): CellReading {
  const reading = readMoney(text, settings.decimal, field.type === 'money' ? settings.moneyUnit : 1)
  if ('failure' in reading) return refuse(reading.failure)
  if (field.type === 'quantity' && reading.amount === '0') return refuse('quantity.zero')
  if (isNegative(reading.amount) && !settings.allowReturns) return refuse('money.negative')
  return { value: reading.amount }
}

function readMoment(field: ImportField, text: string, settings: CellSettings, refuse: Refuse): CellReading {
  const reading = readDate(text, settings.dateOrders[field.key] ?? null)
  if ('failure' in reading) return refuse(reading.failure)
  if (field.type === 'day') return { value: reading.day }
  const local = `${reading.day} ${reading.time ?? '00:00:00'}`
  if (reading.zone === null) return { value: local }
  const instant = new Date(`${reading.day}T${reading.time ?? '00:00:00'}${reading.zone}`)
  return { value: instant.toISOString() }
}

/** Outer spaces, odd line ends and the apostrophe that keeps a spreadsheet from calculating are not part of a value. */
export function tidyText(raw: string, multiline: boolean): string {
  let text = raw
  // Text that is already tidy, nearly every cell of a large file, is not touched.
  if (needsTidying.test(text)) {
    text = text
      .toWellFormed()
      .replace(/[\u200b\ufeff]/g, '')
      .replace(/\u00a0|\u3000/g, ' ')
      .replace(/\r\n?/g, '\n')
    const quotedNumber = /^="([^"]*)"$/.exec(text)
    if (quotedNumber?.[1] !== undefined) text = quotedNumber[1]
    else if (/^'[=+\-@\t]/.test(text)) text = text.slice(1)
    if (!multiline) text = text.replace(/\s+/g, ' ')
  }
  return text.trim()
}

const needsTidying = /\s\s|[\u200b\ufeff\u00a0\u3000\r\n\t\ud800-\udfff]|^[='\s]/

function hasControlCharacters(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
}
