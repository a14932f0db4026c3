import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { describeSubject, auditSubjects } from '@zhike/core/audit/actions'
import { auditVia } from '@zhike/core/audit/schema'
import { useFormat } from '../app/session/use-format.ts'
import { customerQuery } from '../customers/api.ts'
import { OptionList } from '../customers/filters/OptionList.tsx'
import { TextEditor } from '../customers/filters/TextEditor.tsx'
import { personNamesQuery } from '../ownership/person-options.ts'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { CustomerFinder } from '../search/CustomerFinder.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { FilterChip } from '../ui/controls/FilterChip.tsx'
import { Toolbar } from '../ui/layout/Toolbar.tsx'
import { ActionPicker } from './ActionPicker.tsx'
import { auditFilterKeys, type AuditSearch } from './audit-search.ts'
import { PeriodEditor } from './PeriodEditor.tsx'
import { useActionWords } from './use-action-words.ts'

interface AuditFiltersProps {
  search: AuditSearch
  onSearch: (search: AuditSearch) => void
}

/** Who, what, when, which customer, what kind, from where. */
export function AuditFilters({ search, onSearch }: AuditFiltersProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const actions = useActionWords()
  const person = useQuery(personNamesQuery(search.actor ?? ''))
  const customer = useQuery({ ...customerQuery(search.customer ?? ''), enabled: search.customer !== undefined })
  const set = (patch: AuditSearch) => onSearch({ ...search, ...patch })
  const period = [search.from, search.to].some(Boolean)
    ? t('audit:period.text', {
        from: search.from ? format.date(search.from) : '…',
        to: search.to ? format.date(search.to) : '…',
      })
    : undefined
  const isSet = auditFilterKeys.some((key) => search[key] !== undefined)
  return (
    <Toolbar label={t('audit:filters')}>
      <FilterChip
        name={t('audit:who')}
        value={search.actor && (person.data?.[0]?.name ?? t('audit:somebody'))}
        onClear={() => set({ actor: undefined })}
      >
        {(close) => (
          <PersonChooser
            label={t('audit:who')}
            chosen={search.actor ? [search.actor] : []}
            onPick={({ id }) => {
              set({ actor: id })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        name={t('audit:what')}
        value={search.action && actions.text(search.action)}
        onClear={() => set({ action: undefined })}
        width={320}
      >
        {(close) => (
          <ActionPicker
            value={search.action}
            onPick={(action) => {
              set({ action })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip name={t('audit:at')} value={period} onClear={() => set({ from: undefined, to: undefined })}>
        {(close) => (
          <PeriodEditor
            from={search.from}
            to={search.to}
            onChange={(next) => {
              set(next)
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        name={t('audit:customer')}
        value={search.customer && (customer.data?.shortName ?? customer.data?.name ?? t('audit:oneCustomer'))}
        onClear={() => set({ customer: undefined })}
        width={420}
      >
        {(close) => (
          <CustomerFinder
            label={t('audit:customer')}
            placeholder={t('audit:findCustomer')}
            onPick={(hit) => {
              set({ customer: hit.customerId })
              close()
            }}
            onCancel={close}
          />
        )}
      </FilterChip>
      <FilterChip
        name={t('audit:kind')}
        value={search.subject && describeSubject(search.subject, format.language)}
        onClear={() => set({ subject: undefined, about: undefined })}
      >
        {(close) => (
          <OptionList
            label={t('audit:kind')}
            options={Object.keys(auditSubjects).map((value) => ({
              value,
              label: describeSubject(value, format.language),
            }))}
            value={search.subject}
            onPick={(subject) => {
              set({ subject, about: undefined })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        name={t('audit:way')}
        value={search.via && t(`audit:via.${search.via}`)}
        onClear={() => set({ via: undefined })}
      >
        {(close) => (
          <OptionList
            label={t('audit:way')}
            options={auditVia.map((value) => ({ value, label: t(`audit:via.${value}`) }))}
            value={search.via}
            onPick={(via) => {
              set({ via: auditVia.find((one) => one === via) })
              close()
            }}
          />
        )}
      </FilterChip>
      <FilterChip name={t('audit:address')} value={search.address} onClear={() => set({ address: undefined })}>
        {(close) => (
          <TextEditor
            label={t('audit:addressHint')}
            value={search.address}
            onChange={(address) => set({ address })}
            onDone={close}
          />
        )}
      </FilterChip>
      {isSet && (
        <Button tone="link" onClick={() => onSearch({})}>
          {t('audit:clear')}
        </Button>
      )}
    </Toolbar>
  )
}
