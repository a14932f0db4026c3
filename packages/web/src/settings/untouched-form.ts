import type { SettingValue } from '@zhike/core/settings/settings'

type Days = SettingValue<'today.untouched-days'>

export interface DaysForm {
  A: string
  B: string
  C: string
  none: string
}

export function daysForm(days: Days): DaysForm {
  return { A: String(days.A), B: String(days.B), C: String(days.C), none: days.none === null ? '' : String(days.none) }
}

/** What is typed as it is saved; null when one of them is no number of days. */
export function daysValue(form: DaysForm): Days | null {
  const read = (text: string) => (/^[1-9]\d{0,3}$/.test(text.trim()) && Number(text) <= 3650 ? Number(text) : null)
  const [a, b, c] = [read(form.A), read(form.B), read(form.C)]
  const none = form.none.trim() === '' ? null : read(form.none)
  if (a === null || b === null || c === null || (form.none.trim() !== '' && none === null)) return null
  return { A: a, B: b, C: c, none }
}
