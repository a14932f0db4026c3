import type { Dispatch, SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import { maskValue } from '@zhike/core/access/mask-value'
import {
  protectedFieldNames,
  protectedFields,
  type FieldRule,
  type ProtectedField,
} from '@zhike/core/access/protected-fields'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { ruleOf, withRule, type RoleDraft } from './role-draft.ts'
import styles from './roles.module.css'

interface FieldLinesProps {
  draft: RoleDraft
  /** Absent = for reading only. */
  onChange: Dispatch<SetStateAction<RoleDraft>> | undefined
}

const shows = ['visible', 'masked', 'hidden'] as const

/** How the role sees contact data, each with an example, and whether it may change it. */
export function FieldLines({ draft, onChange }: FieldLinesProps) {
  const { t } = useTranslation('roles')
  return (
    <ul className={styles['lines']}>
      {protectedFieldNames.map((field) => {
        const rule = ruleOf(draft, field)
        const word = t(`roles:field.${field}`)
        const set = (next: FieldRule) => onChange?.((before) => withRule(before, field, next))
        return (
          <li key={field} className={styles['fieldLine']}>
            <span>
              {word}
              <small>
                <code>
                  <Example field={field} show={rule.show} />
                </code>
              </small>
            </span>
            {onChange ? (
              <>
                <Segmented
                  size="small"
                  label={t('roles:showOf', { field: word })}
                  value={rule.show}
                  options={shows.map((key) => ({ key, label: t(`roles:show.${key}`) }))}
                  onChange={(show) => set({ show, edit: show === 'visible' && (rule.show !== 'visible' || rule.edit) })}
                />
                <Checkbox
                  aria-label={t('roles:mayEditOf', { field: word })}
                  checked={rule.edit}
                  disabled={rule.show !== 'visible'}
                  onChange={(event) => set({ ...rule, edit: event.target.checked })}
                >
                  {t('roles:mayEdit')}
                </Checkbox>
              </>
            ) : (
              <>
                <span>{t(`roles:show.${rule.show}`)}</span>
                <span className="text-3">{rule.edit ? t('roles:mayEdit') : t('roles:readOnly')}</span>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Example({ field, show }: { field: ProtectedField; show: FieldRule['show'] }) {
  const { t } = useTranslation('roles')
  const { kind } = protectedFields[field]
  if (show === 'hidden') return <>{t('roles:hiddenExample')}</>
  const whole = t(`roles:example.${kind}`)
  return <>{show === 'masked' ? maskValue(kind, whole) : whole}</>
}
