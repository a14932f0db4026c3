import type { CustomFieldShape, CustomValue } from '@zhike/core/custom-fields/field-kinds'
import { plainNumber } from '@zhike/core/custom-fields/plain-number'
import { dayInZone, instantInZone } from '@zhike/core/kernel/time'

type Shape = Pick<CustomFieldShape, 'type'>

/** A value as the text that a form holds. */
export function draftOfValue({ type }: Shape, value: CustomValue | null | undefined, timeZone: string): string {
  if (value === null || value === undefined) return ''
  if (type === 'number' || type === 'percent') return plainNumber(Number(value))
  if (type === 'choices') return [value].flat().join(',')
  if (type === 'dateTime') return localTime(String(value), timeZone)
  return String(value)
}

/** What a form's text is sent as; what is no number goes as it is written, and the answer says so. */
export function valueOfDraft({ type }: Shape, text: string, timeZone: string): CustomValue | null {
  const tidy = type === 'longText' ? text : text.trim()
  if (tidy.trim() === '') return null
  if (type === 'number' || type === 'percent') {
    const number = Number(tidy.normalize('NFKC').replace(/[\s,，%]/g, ''))
    return Number.isFinite(number) ? number : tidy
  }
  if (type === 'money') return tidy.normalize('NFKC').replace(/[\s,，]/g, '')
  if (type === 'flag') return tidy === 'true'
  if (type === 'choices') return tidy.split(',')
  if (type === 'dateTime') {
    const [day = '', time = ''] = tidy.split('T')
    const instant = instantInZone(day, time.slice(0, 5) || '00:00', timeZone)
    return Number.isNaN(instant.getTime()) ? tidy : instant.toISOString()
  }
  return tidy
}

/** 2026-11-21T09:30, as a field for date and time wants it. */
function localTime(text: string, timeZone: string): string {
  const instant = new Date(text)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${dayInZone(instant, timeZone)}T${time.format(instant)}`
}
