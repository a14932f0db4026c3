import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import type { Operator } from '@zhike/core/filter/condition'
import { useCustomFields } from '../../custom-fields/api.ts'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import styles from '../segments.module.css'
import type { LeafDraft } from './draft.ts'
import { fieldGroups, operatorsOf, withField, withOperator } from './fields.ts'
import { useConditionWords } from './use-condition-words.ts'
import { ValueInput } from './ValueInput.tsx'

interface LeafRowProps {
  leaf: LeafDraft
  segmentId: string | undefined
  /** undefined = the row goes. */
  onChange: (leaf: LeafDraft | undefined) => void
}

/** One condition: field, how it is compared, with what. */
export function LeafRow({ leaf, segmentId, onChange }: LeafRowProps) {
  const { t } = useTranslation('segments')
  const words = useConditionWords()
  const own = useCustomFields('customer')
  const operators = operatorsOf(leaf.field, own)
  // What the API wrote and the editor does not offer stays choosable where it stands.
  const shown = operators.includes(leaf.op) ? operators : [leaf.op, ...operators]
  const name = words.field(leaf.field)
  return (
    <div className={styles['leaf']}>
      <select
        className={styles['control']}
        aria-label={t('segments:field')}
        value={leaf.field}
        onChange={(event) => onChange(withField(leaf, event.target.value, own))}
      >
        {fieldGroups.map((group) => (
          <optgroup key={group.key} label={t(`segments:fieldGroup.${group.key}`)}>
            {group.fields.map((field) => (
              <option key={field} value={field}>
                {words.field(field)}
              </option>
            ))}
          </optgroup>
        ))}
        {own.length > 0 && (
          <optgroup label={t('segments:fieldGroup.own')}>
            {own.map(({ key, label }) => (
              <option key={key} value={conditionName(key)}>
                {label}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      <select
        className={styles['control']}
        aria-label={t('segments:operatorOf', { field: name })}
        value={leaf.op}
        onChange={(event) => onChange(withOperator(leaf, event.target.value as Operator, own))}
      >
        {shown.map((op) => (
          <option key={op} value={op}>
            {words.operator(leaf.field, op)}
          </option>
        ))}
      </select>
      <ValueInput leaf={leaf} segmentId={segmentId} onChange={(value) => onChange({ ...leaf, value })} />
      <IconButton
        size="small"
        label={t('segments:removeCondition', { field: name })}
        icon={<X aria-hidden="true" />}
        onClick={() => onChange(undefined)}
      />
    </div>
  )
}
