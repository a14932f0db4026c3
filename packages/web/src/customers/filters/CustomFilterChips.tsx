import type { CustomField } from '@zhike/core/custom-fields/schema'
import { editorOf, type FieldFilter } from '../../custom-fields/field-filter.ts'
import { FieldFilterEditor } from '../../custom-fields/FieldFilterEditor.tsx'
import { useFieldFilterWords } from '../../custom-fields/use-field-filter-words.ts'
import { FilterChip } from '../../ui/controls/FilterChip.tsx'

interface CustomFilterChipsProps {
  fields: readonly CustomField[]
  filters: readonly FieldFilter[]
  onChange: (filters: FieldFilter[]) => void
}

/** The conditions on fields of the company's own, a chip each. */
export function CustomFilterChips({ fields, filters, onChange }: CustomFilterChipsProps) {
  const words = useFieldFilterWords(fields, filters)
  return filters.map((filter) => {
    const field = fields.find((one) => one.key === filter.key)
    const others = filters.filter((one) => one.key !== filter.key)
    return (
      <FilterChip
        key={filter.key}
        name={words.name(filter.key)}
        value={words.value(filter)}
        onClear={() => onChange(others)}
        {...(field && editorOf(field.type) === 'region' ? { width: 560 } : {})}
      >
        {(close) =>
          field && (
            <FieldFilterEditor
              field={field}
              filter={filter}
              onChange={(next) => onChange(next ? filters.map((one) => (one.key === next.key ? next : one)) : others)}
              onDone={close}
            />
          )
        }
      </FilterChip>
    )
  })
}
