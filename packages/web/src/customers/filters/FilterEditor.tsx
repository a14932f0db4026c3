import { useTranslation } from 'react-i18next'
import { useIndustries, useRegions } from '../../reference/use-reference.ts'
import { CodeTreePicker } from '../../reference/CodeTreePicker.tsx'
import { toggleCode } from '../../reference/toggle-code.ts'
import { PersonChooser } from '../../ownership/PersonChooser.tsx'
import { LoadingState } from '../../ui/state/Skeleton.tsx'
import type { FilterKey } from '../list-search.ts'
import { SegmentChooser } from '../../segments/SegmentChooser.tsx'
import { TagChooser } from '../../tags/TagChooser.tsx'
import { fixedOptions } from './filter-options.ts'
import { OptionList } from './OptionList.tsx'
import { RevenueEditor } from './RevenueEditor.tsx'
import { TextEditor } from './TextEditor.tsx'
import { TierEditor } from './TierEditor.tsx'
import { useFilterWords } from './use-filter-words.ts'
import styles from './filters.module.css'

interface FilterEditorProps {
  filterKey: FilterKey
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** For choices that are made with one press. */
  onDone: () => void
}

const listOf = (value: string | undefined) => value?.split(',').filter(Boolean) ?? []
const textOf = (values: readonly string[]) => (values.length > 0 ? values.join(',') : undefined)

/** What a chip opens: the way to set one condition. */
export function FilterEditor({ filterKey, value, onChange, onDone }: FilterEditorProps) {
  const { t } = useTranslation('customers')
  const words = useFilterWords()
  const regions = useRegions()
  const industries = useIndustries()
  const label = words.name(filterKey)

  if (filterKey === 'region' || filterKey === 'industry') {
    const tree = filterKey === 'region' ? regions : industries
    if (!tree) return <LoadingState />
    const chosen = listOf(value)
    return (
      <CodeTreePicker
        label={label}
        tree={tree}
        chosen={chosen}
        multiple
        onPick={(code) => onChange(textOf(toggleCode(tree, chosen, code)))}
      />
    )
  }
  if (filterKey === 'tier') return <TierEditor value={value} onChange={onChange} />
  if (filterKey === 'revenue') return <RevenueEditor value={value} onChange={onChange} onDone={onDone} />
  if (filterKey === 'source' || filterKey === 'size') {
    return (
      <TextEditor label={t('customers:contains', { name: label })} value={value} onChange={onChange} onDone={onDone} />
    )
  }
  if (filterKey === 'holder') {
    const chosen = listOf(value)
    const pick = (id: string) =>
      onChange(textOf(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]))
    return <PersonChooser label={label} chosen={chosen} onPick={(person) => pick(person.id)} />
  }
  if (filterKey === 'tag' || filterKey === 'segment') {
    const chosen = listOf(value)
    const toggle = (id: string) =>
      onChange(textOf(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]))
    return filterKey === 'segment' ? (
      <SegmentChooser label={label} chosen={chosen} onToggle={toggle} />
    ) : (
      <TagChooser
        label={label}
        states={new Map(chosen.map((id) => [id, 'all'] as const))}
        onToggle={(tag) => toggle(tag.id)}
      />
    )
  }
  const options = filterKey === 'vip' ? ['true', 'false'] : (fixedOptions[filterKey] ?? [])
  return (
    <div className={styles['editor']}>
      <OptionList
        label={label}
        options={options.map((option) => ({ value: option, label: words.value(filterKey, option) }))}
        value={value}
        onPick={(picked) => {
          onChange(picked)
          onDone()
        }}
      />
    </div>
  )
}
