import { useTranslation } from 'react-i18next'
import type { CustomerScope } from '@zhike/core/customers/schema'
import { useCan } from '../../app/session/use-session.ts'
import { useCustomFields } from '../../custom-fields/api.ts'
import { useFieldFilterWords } from '../../custom-fields/use-field-filter-words.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { LinkButton } from '../../ui/controls/LinkButton.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { useFilterWords } from '../filters/use-filter-words.ts'
import { setFilters, type CustomerListSearch } from '../list-search.ts'

interface NoCustomersProps {
  search: CustomerListSearch
  scope: CustomerScope | undefined
  onClear: () => void
}

/** Nothing found names what was asked; nothing there says what belongs here. */
export function NoCustomers({ search, scope, onClear }: NoCustomersProps) {
  const { t } = useTranslation(['customers', 'filter'])
  const words = useFilterWords(search)
  const fieldWords = useFieldFilterWords(useCustomFields('customer'), search.cf ?? [])
  const mayImport = useCan('customer.import')
  const mayClaim = useCan('pool.claim')
  const asked = [
    ...(search.q ? [t('customers:empty.named', { text: search.q })] : []),
    ...(search.filter ? [t('filter:chip')] : []),
    ...setFilters(search).map((key) => `${words.name(key)} ${words.value(key, String(search[key]))}`),
    ...(search.cf ?? []).map((filter) => `${fieldWords.name(filter.key)} ${fieldWords.value(filter)}`),
  ]
  if (asked.length > 0) {
    return (
      <EmptyState
        text={t('customers:empty.filtered', { conditions: asked.join(t('customers:listComma')) })}
        action={<Button onClick={onClear}>{t('customers:clearFilters')}</Button>}
      />
    )
  }
  if (scope === 'collaborating') return <EmptyState text={t('customers:empty.collaborating')} />
  if (scope === 'watched') return <EmptyState text={t('customers:empty.watched')} />
  if (mayImport && scope !== 'mine') {
    return (
      <EmptyState
        text={t('customers:empty.company')}
        action={<LinkButton to="/import">{t('customers:import')}</LinkButton>}
      />
    )
  }
  return (
    <EmptyState
      text={t('customers:empty.mine')}
      action={mayClaim && <LinkButton to="/pools">{t('customers:toPools')}</LinkButton>}
    />
  )
}
