import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { useCustomFields } from '../../custom-fields/api.ts'
import type { FieldFilter } from '../../custom-fields/field-filter.ts'
import { FieldFilterEditor } from '../../custom-fields/FieldFilterEditor.tsx'
import { Button } from '../../ui/controls/Button.tsx'
import { AddFilterChip, FilterChip, PlainFilterChip } from '../../ui/controls/FilterChip.tsx'
import { SearchField } from '../../ui/controls/SearchField.tsx'
import { useIsPhone } from '../../ui/hooks/use-media-query.ts'
import { Toolbar } from '../../ui/layout/Toolbar.tsx'
import { SaveAsSegment } from '../../segments/SaveAsSegment.tsx'
import { listCondition } from '../list-condition.ts'
import { countLeaves } from '../../filter/condition-tree.ts'
import { FilterDialog } from '../../filter/FilterDialog.tsx'
import type { selectionOf } from '../api.ts'
import { noConditions, filterKeys, setFilters, type CustomerListSearch, type FilterKey } from '../list-search.ts'
import { CustomFilterChips } from './CustomFilterChips.tsx'
import { standingFilters } from './filter-options.ts'
import { FilterEditor } from './FilterEditor.tsx'
import { OptionList } from './OptionList.tsx'
import { SortChip } from './SortChip.tsx'
import { useFilterWords } from './use-filter-words.ts'
import styles from './filters.module.css'

interface FilterBarProps {
  search: CustomerListSearch
  onChange: (patch: Partial<CustomerListSearch>) => void
  scope: ReturnType<typeof selectionOf>['scope']
  /** On a phone: keeps what is on show as a view; absent while one is on show. */
  onKeep?: (() => void) | undefined
}

const isWide = (key: FilterKey) => key === 'region' || key === 'industry'
/** What the address keeps for a chip's text. */
const asValue = (key: FilterKey, text: string | undefined) =>
  ({ [key]: key === 'vip' && text !== undefined ? text === 'true' : text }) as Partial<CustomerListSearch>

export function FilterBar({ search, onChange, scope, onKeep }: FilterBarProps) {
  const { t } = useTranslation(['customers', 'filter', 'saved-views'])
  const [isBuilding, setBuilding] = useState(false)
  const isPhone = useIsPhone()
  const words = useFilterWords(search)
  const set = setFilters(search)
  const custom = useCustomFields('customer')
  const customSet = search.cf ?? []
  const setCustom = (filters: FieldFilter[]) => onChange({ cf: filters.length > 0 ? filters : undefined })
  const addableCustom = custom.filter((field) => !customSet.some((filter) => filter.key === field.key))
  const standing: readonly FilterKey[] = standingFilters
  const shown = [...standing, ...set.filter((key) => !standing.includes(key))]
  const addable = filterKeys.filter((key) => !shown.includes(key))
  const valueOf = (key: FilterKey) => (search[key] === undefined ? undefined : String(search[key]))
  const condition = listCondition(search)
  const clearAll = () => onChange(noConditions)

  return (
    <Toolbar label={t('customers:filters')}>
      {!isPhone && (
        <SearchField
          label={t('customers:findInList')}
          placeholder={t('customers:findPlaceholder')}
          className={styles['search'] ?? ''}
          value={search.q ?? ''}
          onChange={(q) => onChange({ q: q.trim() || undefined })}
        />
      )}
      {isPhone && search.q && (
        <FilterChip name={t('customers:named')} value={search.q} onClear={() => onChange({ q: undefined })}>
          {() => (
            <SearchField
              label={t('customers:findInList')}
              value={search.q ?? ''}
              onChange={(q) => onChange({ q: q.trim() || undefined })}
            />
          )}
        </FilterChip>
      )}
      {isPhone && <SortChip sort={search.sort} onChange={(sort) => onChange({ sort })} />}
      {shown.map((key) => {
        const value = valueOf(key)
        return (
          <FilterChip
            key={key}
            name={words.name(key)}
            value={value === undefined ? undefined : words.value(key, value)}
            onClear={() => onChange(asValue(key, undefined))}
            {...(isWide(key) ? { width: 560 } : {})}
          >
            {(close) => (
              <FilterEditor
                filterKey={key}
                value={value}
                onChange={(next) => onChange(asValue(key, next))}
                onDone={close}
              />
            )}
          </FilterChip>
        )
      })}
      <CustomFilterChips fields={custom} filters={customSet} onChange={setCustom} />
      {addable.length + addableCustom.length > 0 && (
        <AddFilterChip label={t('customers:addFilter')}>
          {(close) => (
            <AddFilter
              keys={addable}
              words={words}
              onChange={onChange}
              onDone={close}
              custom={addableCustom}
              onCustom={(key, next) =>
                setCustom([...customSet.filter((one) => one.key !== key), ...(next ? [next] : [])])
              }
            />
          )}
        </AddFilterChip>
      )}
      <BuilderChip
        count={search.filter ? countLeaves(search.filter) : 0}
        onOpen={() => setBuilding(true)}
        onClear={() => onChange({ filter: undefined })}
      />
      {(set.length + customSet.length > 0 || search.q || search.filter) && (
        <>
          <Button tone="link" onClick={clearAll}>
            {t('customers:clearFilters')}
          </Button>
          {onKeep && (
            <Button tone="link" onClick={onKeep}>
              {t('saved-views:keep')}
            </Button>
          )}
        </>
      )}
      {isBuilding && (
        <FilterDialog
          condition={search.filter}
          scope={scope}
          onApply={(filter) => onChange({ filter })}
          onClose={() => setBuilding(false)}
        />
      )}
      {condition && <SaveAsSegment condition={condition} />}
    </Toolbar>
  )
}

interface BuilderChipProps {
  count: number
  onOpen: () => void
  onClear: () => void
}

/** Stands for whatever the builder asks beside the chips. */
function BuilderChip({ count, onOpen, onClear }: BuilderChipProps) {
  const { t } = useTranslation('filter')
  return (
    <PlainFilterChip
      name={t(count > 0 ? 'filter:chip' : 'filter:open')}
      value={count > 0 ? t('filter:chipCount', { count }) : undefined}
      onOpen={onOpen}
      onClear={onClear}
    />
  )
}

interface AddFilterProps {
  keys: readonly FilterKey[]
  words: ReturnType<typeof useFilterWords>
  onChange: FilterBarProps['onChange']
  onDone: () => void
  custom: readonly CustomField[]
  onCustom: (key: string, filter: FieldFilter | undefined) => void
}

/** First which condition, then its value, in the same panel. The chip appears with the value. */
function AddFilter({ keys, words, onChange, onDone, custom, onCustom }: AddFilterProps) {
  const { t } = useTranslation('customers')
  const [chosen, setChosen] = useState<FilterKey>()
  const [value, setValue] = useState<string>()
  const [field, setField] = useState<CustomField>()
  const [filter, setFilter] = useState<FieldFilter>()
  const panel = useRef<HTMLDivElement>(null)
  // The list of conditions is gone, and the focus with it: on to the first control of the value.
  useEffect(() => {
    if (chosen || field) panel.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [chosen, field])
  if (field) {
    return (
      <div ref={panel}>
        <FieldFilterEditor
          field={field}
          filter={filter}
          onChange={(next) => {
            setFilter(next)
            onCustom(field.key, next)
          }}
          onDone={onDone}
        />
      </div>
    )
  }
  if (chosen) {
    return (
      <div ref={panel}>
        <FilterEditor
          filterKey={chosen}
          value={value}
          onChange={(next) => {
            setValue(next)
            onChange(asValue(chosen, next))
          }}
          onDone={onDone}
        />
      </div>
    )
  }
  return (
    <div className={styles['editor']}>
      <OptionList
        label={t('customers:addFilter')}
        options={[
          ...keys.map((key) => ({ value: key as string, label: words.name(key) })),
          ...custom.map((one) => ({ value: one.id, label: one.label })),
        ]}
        value={undefined}
        onPick={(key) => {
          setChosen(keys.find((one) => one === key))
          setField(custom.find((one) => one.id === key))
        }}
      />
    </div>
  )
}
