import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/controls/Segmented.tsx'
import { Notice } from '../../ui/state/Notice.tsx'
import type { Draft } from './merge-drafts.ts'
import styles from './edit.module.css'

interface ConflictViewProps<Field extends string> {
  conflict: { fields: readonly Field[]; mine: Draft<Field>; theirs: Draft<Field> }
  label: (field: Field) => string
  /** A value as people read it; empty ones are worded here. */
  words?: (field: Field, value: string) => string
  onTake: (patch: Partial<Draft<Field>>) => void
}

/** Somebody saved meanwhile: both versions of the fields in question, and a choice for each. */
export function ConflictView<Field extends string>({ conflict, label, words, onTake }: ConflictViewProps<Field>) {
  const { t } = useTranslation('customers')
  const [taken, setTaken] = useState<Partial<Record<Field, 'mine' | 'theirs'>>>({})
  const { fields, mine, theirs } = conflict
  const shown = (field: Field, value: string) => (value ? (words?.(field, value) ?? value) : t('customers:emptyValue'))
  // The form may be longer than the window: whoever pressed its last button would save over what they never saw.
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'center' })
    top.current?.focus({ preventScroll: true })
  }, [conflict])
  return (
    <div ref={top} tabIndex={-1} role="alert" className={styles['conflictTop']}>
      <Notice tone="warn">
        <p className="strong">{t('customers:conflict.title')}</p>
        <p>{fields.length > 0 ? t('customers:conflict.choose') : t('customers:conflict.merged')}</p>
        {fields.map((field) => (
          <div key={field} className={styles['conflict']}>
            <span className="text-2">{label(field)}</span>
            <Segmented
              size="small"
              label={label(field)}
              value={taken[field] ?? 'mine'}
              options={[
                { key: 'mine', label: t('customers:conflict.mine', { value: shown(field, mine[field]) }) },
                { key: 'theirs', label: t('customers:conflict.theirs', { value: shown(field, theirs[field]) }) },
              ]}
              onChange={(choice) => {
                setTaken({ ...taken, [field]: choice })
                onTake({ [field]: (choice === 'mine' ? mine : theirs)[field] } as Partial<Draft<Field>>)
              }}
            />
          </div>
        ))}
      </Notice>
    </div>
  )
}
