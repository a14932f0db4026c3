import type { CustomValue } from '../custom-fields/field-kinds.ts'
import { tidyValue } from '../custom-fields/tidy-value.ts'
import { foldText } from '../customers/normalise-name.ts'
import { phoneKey } from '../customers/normalise-phone.ts'
import { instantInZone } from '../kernel/time.ts'
import { flagOf } from './choices.ts'
import type { ImportField } from './field.ts'
import { readMoney } from './money-text.ts'
import { readCell, tidyText, type CellSettings } from './read-cell.ts'
import type { ReferenceLookup } from './reference-lookup.ts'
import type { RowProblem } from './row-problem.ts'

/** `value` is shown in a preview, `custom` is what is stored. */
export type CustomReading = { value: string | null; custom: CustomValue | null } | { problem: RowProblem }

/** A cell of a field of the company's own: options by their labels, people by name, number or e-mail, regions in words. */
export function readCustomCell(
  field: ImportField,
  raw: string,
  settings: CellSettings,
  lookup: ReferenceLookup,
): CustomReading {
  const { custom } = field
  if (!custom) throw new Error(`${field.key} is no field of the company's own`)
  const refuse = (code: string, detail?: string): CustomReading => ({
    problem: { code, field: field.key, value: raw.trim().slice(0, 200), ...(detail ? { detail } : {}) },
  })
  const finish = (value: unknown): CustomReading => {
    const tidy = tidyValue(custom, value)
    if ('problem' in tidy) return refuse('custom.value')
    return { value: tidy.value === null ? null : shown(tidy.value), custom: tidy.value }
  }
  if (['date', 'dateTime', 'money', 'longText', 'phone', 'email'].includes(custom.type)) {
    const type = custom.type === 'phone' || custom.type === 'email' ? custom.type : field.type
    const reading = readCell({ ...field, type }, raw, { ...settings, allowReturns: true })
    if ('problem' in reading) return reading
    if (custom.type !== 'dateTime' || reading.value === null) return finish(reading.value)
    return finish(instantOf(reading.value, settings.timeZone ?? 'UTC'))
  }
  const text = tidyText(raw, false)
  if (text === '') return { value: null, custom: null }
  switch (custom.type) {
    case 'number':
    case 'percent': {
      const reading = readMoney(text.replace(/%$/, ''), settings.decimal)
      const number = 'failure' in reading ? Number(text) : Number(reading.amount)
      return Number.isNaN(number) ? refuse('money.unreadable') : finish(number)
    }
    case 'flag': {
      const flag = flagOf(text)
      return flag === null ? refuse('flag.unknown') : finish(flag)
    }
    case 'choice': {
      const key = optionOf(custom.options, text)
      return key === null ? refuse('custom.option', labels(custom.options)) : finish(key)
    }
    case 'choices': {
      const parts = text.split(/[、,，;；|/]+/).filter((part) => part.trim() !== '')
      const keys = parts.map((part) => optionOf(custom.options, part))
      return keys.includes(null) ? refuse('custom.option', labels(custom.options)) : finish(keys)
    }
    case 'region': {
      const code = lookup.region([text])
      return code === null ? refuse('custom.region') : finish(code)
    }
    case 'person': {
      const id = custom.people?.[phoneKey(text) ?? foldText(text)]
      return id ? finish(id) : refuse('custom.person')
    }
    default:
      return finish(text)
  }
}

type Options = NonNullable<ImportField['custom']>['options']

function optionOf(options: Options, text: string): string | null {
  const folded = foldText(text)
  return options.find((option) => foldText(option.label) === folded || option.key === text.trim())?.key ?? null
}

function labels(options: Options): string {
  return options
    .filter((option) => !option.isRetired)
    .map((option) => option.label)
    .join('、')
    .slice(0, 200)
}

function shown(value: CustomValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** What readCell says of a time: an instant, or a clock without a zone. */
function instantOf(text: string, timeZone: string): string {
  if (text.endsWith('Z')) return text
  const [day = '', time = '00:00:00'] = text.split(' ')
  const seconds = Number(time.slice(6, 8) || '0')
  return new Date(instantInZone(day, time.slice(0, 5), timeZone).getTime() + seconds * 1000).toISOString()
}
