import { dayInZone, timeInZone } from '../kernel/time.ts'
import type { Locale } from '../kernel/problem.ts'
import { regions } from '../reference/regions.ts'
import type { CustomFieldShape, CustomValue } from './field-kinds.ts'
import { plainNumber } from './plain-number.ts'

export interface TextSettings {
  locale: Locale
  timeZone: string
  /** Names of people, customers and files by id. */
  names: ReadonlyMap<string, string>
}

const regionNames = new Map(regions.map((region) => [region.code, region.fullName]))

const flagWords: Record<Locale, { yes: string; no: string }> = {
  'zh-CN': { yes: '是', no: '否' },
  en: { yes: 'yes', no: 'no' },
}

/** A value as a file or a mail says it; reading it again gives the same value. */
export function valueText(
  field: Pick<CustomFieldShape, 'type' | 'options'>,
  value: CustomValue | null | undefined,
  { locale, timeZone, names }: TextSettings,
): string | null {
  if (value === null || value === undefined) return null
  const label = (key: string) => field.options.find((option) => option.key === key)?.label ?? key
  switch (field.type) {
    case 'flag':
      return value === true ? flagWords[locale].yes : flagWords[locale].no
    case 'number':
      return plainNumber(Number(value))
    case 'percent':
      return `${plainNumber(Number(value))}%`
    case 'choice':
      return label(String(value))
    case 'choices':
      return [value]
        .flat()
        .map(String)
        .map(label)
        .join(locale === 'en' ? ', ' : '、')
    case 'region':
      return regionNames.get(String(value)) ?? String(value)
    case 'person':
    case 'customer':
    case 'file':
      return names.get(String(value)) ?? null
    case 'dateTime':
      return localTime(String(value), timeZone)
    default:
      return String(value)
  }
}

/** 2026-11-21 09:30 by the company's clock; seconds only where there are some. */
function localTime(text: string, timeZone: string): string {
  const date = new Date(text)
  const time = timeInZone(date, timeZone)
  return `${dayInZone(date, timeZone)} ${time.endsWith(':00') ? time.slice(0, 5) : time}`
}
