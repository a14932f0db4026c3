import { z } from 'zod'
import { tidyEmail } from '../customers/normalise-email.ts'
import { tidyPhone } from '../customers/normalise-phone.ts'
import { fromUnits, isMoney, toUnits, trimMoney } from '../kernel/money.ts'
import { isDay } from '../kernel/time.ts'
import { regions } from '../reference/regions.ts'
import type { CustomFieldShape, CustomValue } from './field-kinds.ts'

/** Why a value is refused; words stand in value-problems.ts. */
export type ValueProblem =
  | 'type'
  | 'too-long'
  | 'characters'
  | 'number'
  | 'money'
  | 'day'
  | 'instant'
  | 'option'
  | 'region'
  | 'reference'
  | 'phone'
  | 'email'
  | 'url'
  | 'file'

export type TidyValue = { value: CustomValue | null } | { problem: ValueProblem }

const textLimits = { text: 500, longText: 10_000, url: 2000, email: 254, phone: 40 } as const
const mostOptions = 100

const regionCodes = new Set(regions.map((region) => region.code))
const controls = /[\u0000-\u001f\u007f]/
const controlsButBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const instant = z.iso.datetime({ offset: true })
const uuid = z.uuid()

/**
 * A value as it is stored, whatever way it came in: normalised, so that equal values are equal texts. Empty (null, '',
 * no option) is null. Whether a person or customer of that id exists is for whoever has the database to say.
 */
export function tidyValue(field: Pick<CustomFieldShape, 'type' | 'options'>, given: unknown): TidyValue {
  if (given === null || given === undefined || given === '') return { value: null }
  switch (field.type) {
    case 'number':
    case 'percent':
      return tidyNumber(given)
    case 'flag':
      return typeof given === 'boolean' ? { value: given } : { problem: 'type' }
    case 'choices':
      return tidyChoices(field.options, given)
    case 'money':
      // A client that reckons in floats sends 12.5; what it means is clear.
      return tidyMoney(typeof given === 'number' && Number.isFinite(given) ? String(given) : given)
    default:
      return typeof given === 'string' ? tidyTextual(field, given) : { problem: 'type' }
  }
}

function tidyTextual(field: Pick<CustomFieldShape, 'type' | 'options'>, given: string): TidyValue {
  if (!given.isWellFormed()) return { problem: 'characters' }
  const { type } = field
  if (type === 'longText') {
    const text = given.replace(/\r\n?/g, '\n').trim()
    if (controlsButBreaks.test(text)) return { problem: 'characters' }
    return text.length > textLimits.longText ? { problem: 'too-long' } : { value: text || null }
  }
  const text = given.trim()
  if (controls.test(text)) return { problem: 'characters' }
  if (text === '') return { value: null }
  switch (type) {
    case 'text': {
      const tidy = text.normalize('NFC').replace(/\s+/g, ' ')
      return tidy.length > textLimits.text ? { problem: 'too-long' } : { value: tidy }
    }
    case 'date':
      return isDay(text) ? { value: text } : { problem: 'day' }
    case 'dateTime': {
      if (!instant.safeParse(text).success) return { problem: 'instant' }
      const date = new Date(text)
      const isKnown = !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999
      return isKnown ? { value: date.toISOString() } : { problem: 'instant' }
    }
    case 'choice':
      return field.options.some((option) => option.key === text) ? { value: text } : { problem: 'option' }
    case 'region':
      return regionCodes.has(text) ? { value: text } : { problem: 'region' }
    case 'person':
    case 'customer':
      return uuid.safeParse(text).success ? { value: text.toLowerCase() } : { problem: 'reference' }
    case 'file':
      return uuid.safeParse(text).success ? { value: text.toLowerCase() } : { problem: 'file' }
    case 'phone': {
      const phone = tidyPhone(text)
      if (phone.length > textLimits.phone) return { problem: 'too-long' }
      return /\d{3}/.test(phone.replace(/\D/g, '')) ? { value: phone } : { problem: 'phone' }
    }
    case 'email': {
      const address = tidyEmail(text)
      return address === null ? { problem: 'email' } : { value: address }
    }
    case 'url':
      return tidyUrl(text)
    default:
      return { problem: 'type' }
  }
}

/** 15 digits go through JSON, JavaScript and PostgreSQL without losing one. */
function tidyNumber(given: unknown): TidyValue {
  if (typeof given !== 'number' || !Number.isFinite(given)) return { problem: 'number' }
  if (given === 0) return { value: 0 }
  const isExact = Number(given.toPrecision(15)) === given
  if (!isExact || Math.abs(given) >= 1e15 || Math.abs(given) < 1e-6) return { problem: 'number' }
  return { value: given }
}

function tidyMoney(given: unknown): TidyValue {
  if (typeof given !== 'string') return { problem: 'type' }
  const text = given.trim()
  if (text === '') return { value: null }
  return isMoney(text) ? { value: trimMoney(fromUnits(toUnits(text))) } : { problem: 'money' }
}

/** In the order of the options, each once: two records with the same choices hold the same value. */
function tidyChoices(options: CustomFieldShape['options'], given: unknown): TidyValue {
  if (!Array.isArray(given) || given.length > mostOptions) return { problem: 'type' }
  const chosen = new Set<unknown>(given)
  const known = options.filter((option) => chosen.has(option.key)).map((option) => option.key)
  if (known.length < chosen.size) return { problem: 'option' }
  return { value: known.length > 0 ? known : null }
}

/** Only what a browser may open without harm; example.com is meant as https://example.com. */
function tidyUrl(text: string): TidyValue {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+\.[^/]+:\d+/.test(text)
  const address = hasScheme ? text : `https://${text}`
  if (address.length > textLimits.url) return { problem: 'too-long' }
  if (!/^https?:\/\/[^\s]+$/i.test(address) || !URL.canParse(address)) return { problem: 'url' }
  const url = new URL(address)
  return url.hostname.includes('.') || url.hostname === 'localhost' ? { value: address } : { problem: 'url' }
}
