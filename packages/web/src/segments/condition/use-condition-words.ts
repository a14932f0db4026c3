import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tiers, type Tier } from '@zhike/core/customers/fields'
import type { Condition, ConditionValue, Operator } from '@zhike/core/filter/condition'
import { valuesOf } from '@zhike/core/filter/condition-values'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { useFormat } from '../../app/session/use-format.ts'
import { useTierNames } from '../../customers/use-tier-names.ts'
import { personNamesQuery } from '../../ownership/person-options.ts'
import { useCustomerNames } from '../../customers/use-customer-names.ts'
import { poolsQuery } from '../../pools/api.ts'
import { shortRegionName } from '../../reference/region-name.ts'
import { useIndustries, useRegions } from '../../reference/use-reference.ts'
import { useCan } from '../../app/session/use-session.ts'
import { tagsQuery } from '../../tags/api.ts'
import { segmentsQuery } from '../api.ts'
import { useCustomFields } from '../../custom-fields/api.ts'
import { useCustomValueWords } from '../../custom-fields/use-custom-value-words.ts'
import { useFilterFields } from '../../filter/use-filter-fields.ts'
import { ownOf, shapeOf, typeOf } from './shape-of.ts'

const customerFieldNames = ['group', 'parent', 'subsidiary']

/** Fields, operators and values in words. Names of the people and customers in `condition` are asked for once. */
export function useConditionWords(condition?: Condition, customers: readonly string[] = []) {
  const { t } = useTranslation('segments')
  const format = useFormat()
  const tierNames = useTierNames()
  const filterFields = useFilterFields()
  const regions = useRegions()
  const industries = useIndustries()
  const tags = useQuery(tagsQuery).data
  const segments = useQuery(segmentsQuery).data
  const pools = useQuery({ ...poolsQuery(false), enabled: useCan('pool.read') }).data?.items
  const custom = useCustomFields('customer')
  const customWords = useCustomValueWords()
  const namedIn = (type: string) => custom.filter((one) => one.type === type).map(({ key }) => conditionName(key))
  const idsIn = (names: readonly string[]) => (condition ? names.flatMap((name) => valuesOf(condition, name)) : [])
  const people = useQuery(
    personNamesQuery(
      idsIn(['holderPersonId', ...namedIn('person')])
        .slice(0, 50)
        .join(','),
    ),
  ).data
  const customerName = useCustomerNames([...customers, ...idsIn([...customerFieldNames, ...namedIn('customer')])])
  const named = (known: readonly { id: string; name: string }[] | undefined, id: string) =>
    known?.find((one) => one.id === id)?.name ?? '…'
  const isTier = (text: string): text is Tier => tiers.some((tier) => tier === text)

  const one = (field: string, value: string | number | boolean): string => {
    const text = String(value)
    switch (field) {
      case 'tag':
        return named(tags, text)
      case 'segment':
        return named(segments, text)
      case 'holderPersonId':
        return named(people, text)
      case 'holderPoolId':
        return named(pools, text)
      case 'region':
        return shortRegionName(regions?.find(text)?.name ?? text)
      case 'industry':
        return industries?.find(text)?.name ?? text
      case 'tier':
        return isTier(text) ? tierNames.label(text) : text
      case 'kind':
        return t(`segments:kindOf.${text}`)
    }
    if (typeOf(field, custom) === 'customers') return customerName(text)
    const own = ownOf(field, custom)
    if (own?.type === 'person') return named(people, text)
    if (own?.type === 'customer') return customerName(text)
    // Instants are asked for by their day.
    if (own && own.type !== 'dateTime' && own.type !== 'date') return customWords(own, value, {})
    if (typeof value === 'boolean') return t(value ? 'segments:yes' : 'segments:no')
    return typeOf(field, custom) === 'money' ? format.money(text) : text
  }
  const field = (name: string) => filterFields.fieldName(null, name)
  const operator = (name: string, op: Operator) => {
    const type = typeOf(name, custom)
    const isDay = type === 'day' || type === 'instant'
    if (isDay && (op === 'gte' || op === 'lte')) return t(`segments:dayOperator.${op}`)
    return t(`segments:operator.${op}`)
  }
  const value = (name: string, given: ConditionValue | undefined): string => {
    if (given === null || given === undefined) return ''
    const values = Array.isArray(given) ? given : [given]
    return values.map((each) => one(name, each)).join(t('segments:listComma'))
  }
  /** 最近跟进 早于 30 天前 */
  const sentence = ({ field: name, op, value: given }: Extract<Condition, { field: string }>): string => {
    const shape = shapeOf(op)
    if (shape === 'none') return t('segments:sentenceShort', { field: field(name), operator: operator(name, op) })
    const shown =
      shape === 'days'
        ? t('segments:daysShown', { days: String(given) })
        : shape === 'pair' && Array.isArray(given)
          ? given.map((each) => one(name, each)).join(' – ')
          : value(name, given)
    return t('segments:sentence', { field: field(name), operator: operator(name, op), value: shown })
  }
  return { field, operator, value, sentence }
}
