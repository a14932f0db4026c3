import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Condition, Operator } from '@zhike/core/filter/condition'
import { operatorsByType } from '@zhike/core/filter/field-types'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { firstLeaf, withOperator, type Leaf } from './condition-tree.ts'
import { useFilterFields } from './use-filter-fields.ts'
import { ValueField } from './ValueField.tsx'
import styles from './filter.module.css'

interface LeafEditorProps {
  leaf: Leaf
  relation: string | null
  onChange: (leaf: Condition) => void
  onRemove: () => void
}

/** Field, operator, value. */
export function LeafEditor({ leaf, relation, onChange, onRemove }: LeafEditorProps) {
  const { t } = useTranslation('filter')
  const fields = useFilterFields()
  const known = fields.fieldsOf(relation)
  const field = known.find((one) => one.name === leaf.field)
  return (
    <div className={styles['row']}>
      <select
        className={styles['select']}
        aria-label={t('filter:fieldLabel')}
        value={field ? leaf.field : ''}
        onChange={(event) => {
          const next = known.find((one) => one.name === event.target.value)
          if (next) onChange(firstLeaf(next.name, next.definition))
        }}
      >
        {!field && <option value="">{leaf.field}</option>}
        {known.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      {field && (
        <>
          <select
            className={styles['select']}
            aria-label={t('filter:operatorLabel')}
            value={leaf.op}
            onChange={(event) => onChange(withOperator(leaf, event.target.value as Operator, field.definition))}
          >
            {operatorsByType[field.definition.type].map((op) => (
              <option key={op} value={op}>
                {t(`filter:operator.${op}`)}
              </option>
            ))}
          </select>
          <ValueField
            leaf={leaf}
            field={field}
            relation={relation}
            onChange={(value) => onChange({ ...leaf, value })}
          />
        </>
      )}
      <IconButton size="small" label={t('filter:remove')} icon={<X />} onClick={onRemove} />
    </div>
  )
}
