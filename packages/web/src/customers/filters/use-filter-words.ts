import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tiers, type Tier } from '@zhike/core/customers/fields'
import { useFormat } from '../../app/session/use-format.ts'
import { personNamesQuery } from '../../ownership/person-options.ts'
import { useIndustries, useRegions } from '../../reference/use-reference.ts'
import { shortRegionName } from '../../reference/region-name.ts'
import { segmentsQuery } from '../../segments/api.ts'
import { tagsQuery } from '../../tags/api.ts'
import type { CustomerListSearch, FilterKey } from '../list-search.ts'
import { useTierNames } from '../use-tier-names.ts'

/** What a chip is set to, in words. The ids in the address have names, which are asked for once. */
export function useFilterWords(search: Pick<CustomerListSearch, 'holder' | 'tag' | 'segment'> = {}) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const tierNames = useTierNames()
  const regions = useRegions()
  const industries = useIndustries()
  const people = useQuery(personNamesQuery(search.holder ?? ''))
  const tags = useQuery({ ...tagsQuery, enabled: search.tag !== undefined }).data
  const segments = useQuery({ ...segmentsQuery, enabled: search.segment !== undefined }).data
  const namesOf = (text: string, known: readonly { id: string; name: string }[] | undefined) =>
    join(text.split(',').map((id) => known?.find((one) => one.id === id)?.name ?? '…'))
  const join = (words: string[]) => words.join(t('customers:listComma'))

  const windowWords = (value: string) => {
    if (value === 'never') return t('customers:window.never')
    const [, how, days] = /^(within|over)(\d+)$/.exec(value) ?? []
    return t(how === 'within' ? 'customers:window.within' : 'customers:window.over', { days })
  }
  const isTier = (text: string): text is Tier => tiers.some((tier) => tier === text)

  const name = (key: FilterKey) => t(`customers:filter.${key}`)
  const value = (key: FilterKey, text: string): string => {
    switch (key) {
      case 'region':
        return join(text.split(',').map((code) => shortRegionName(regions?.find(code)?.name ?? code)))
      case 'industry':
        return join(text.split(',').map((code) => industries?.find(code)?.name ?? code))
      case 'tier':
        return join(text.split(',').map((one) => (isTier(one) ? tierNames.label(one) : t('customers:noTierShort'))))
      case 'touched':
      case 'ordered':
      case 'created':
        return windowWords(text)
      case 'next':
        return t(`customers:next.${text}`)
      case 'kind':
        return t(`customers:kind.${text}`)
      case 'vip':
        return t(text === 'true' ? 'customers:yes' : 'customers:no')
      case 'revenue': {
        const [from, to] = text.split('..')
        if (from && to) return `${format.money(from)} – ${format.money(to)}`
        if (from) return t('customers:atLeast', { amount: format.money(from) })
        return to ? t('customers:atMost', { amount: format.money(to) }) : ''
      }
      case 'holder':
        return namesOf(text, people.data)
      case 'tag':
        return namesOf(text, tags)
      case 'segment':
        return namesOf(text, segments)
      case 'source':
      case 'size':
        return text
    }
  }
  return { name, value }
}
