import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auditActions, auditGroups, groupOf } from '@zhike/core/audit/actions'
import { OptionList } from '../customers/filters/OptionList.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { useActionWords } from './use-action-words.ts'
import styles from './audit.module.css'

interface ActionPickerProps {
  value: string | undefined
  onPick: (action: string) => void
}

/** First the group, then all of it or one action. */
export function ActionPicker({ value, onPick }: ActionPickerProps) {
  const { t } = useTranslation('audit')
  const words = useActionWords()
  const groups = Object.keys(auditGroups)
  const [group, setGroup] = useState(value ? groupOf(value) : (groups[0] ?? ''))
  const actions = Object.keys(auditActions).filter((action) => groupOf(action) === group)
  return (
    <div className={styles['picker']}>
      <SelectField
        label={t('audit:group')}
        value={group}
        onChange={(event) => setGroup(event.target.value)}
        options={groups.map((one) => ({ value: one, label: words.text(`${one}.`) }))}
      />
      <OptionList
        label={t('audit:what')}
        options={[
          { value: `${group}.`, label: t('audit:wholeGroup', { group: words.text(`${group}.`) }) },
          ...actions.map((action) => ({ value: action, label: words.text(action) })),
        ]}
        value={value}
        onPick={onPick}
      />
    </div>
  )
}
