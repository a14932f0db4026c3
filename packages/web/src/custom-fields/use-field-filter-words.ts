import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { useFormat } from '../app/session/use-format.ts'
import { personNamesQuery } from '../ownership/person-options.ts'
import { shortRegionName } from '../reference/region-name.ts'
import { useRegions } from '../reference/use-reference.ts'
import { rangeOf, type FieldFilter } from './field-filter.ts'

const uuid = /^[0-9a-f-]{36}$/

/** What conditions on fields of the company's own say, in words. */
export function useFieldFilterWords(fields: readonly CustomField[], filters: readonly FieldFilter[]) {
  const { t } = useTranslation('custom-fields')
  const format = useFormat()
  const regions = useRegions()
  const ids = filters
    .flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : []))
    .filter((one) => uuid.test(one))
  const people = useQuery(personNamesQuery(ids.join(',')))
  const fieldOf = (key: string) => fields.find((field) => field.key === key)
  const name = (key: string) => fieldOf(key)?.label ?? key
  const one = (field: CustomField | undefined, value: string): string => {
    switch (field?.type) {
      case 'choice':
      case 'choices':
        return field.options.find((option) => option.key === value)?.label ?? value
      case 'region':
        return shortRegionName(regions?.find(value)?.name ?? value)
      case 'person':
        return people.data?.find((person) => person.id === value)?.name ?? '…'
      case 'money':
        return format.money(value)
      case 'percent':
        return `${value}%`
      default:
        return value
    }
  }
  const value = (filter: FieldFilter): string => {
    const field = fieldOf(filter.key)
    switch (filter.op) {
      case 'isEmpty':
        return t('custom-fields:filter.empty')
      case 'isNotEmpty':
        return t('custom-fields:filter.filled')
      case 'eq':
        return typeof filter.value === 'boolean'
          ? t(filter.value ? 'custom-fields:yes' : 'custom-fields:no')
          : String(filter.value)
      case 'between':
      case 'gte':
      case 'lte': {
        const [from, to] = rangeOf(filter)
        if (from && to) return `${one(field, from)} – ${one(field, to)}`
        return from
          ? t('custom-fields:filter.atLeast', { value: one(field, from) })
          : t('custom-fields:filter.atMost', { value: one(field, to) })
      }
      default:
        return [filter.value ?? []]
          .flat()
          .map((each) => one(field, String(each)))
          .join(t('custom-fields:listComma'))
    }
  }
  return { name, value }
}
