import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../class-names.ts'
import styles from './overlay.module.css'

interface BulkBarProps {
  /** 已选 3 家 */
  label: ReactNode
  /** At most four. */
  actions: readonly { key: string; label: ReactNode; icon?: ReactNode; onSelect: () => void; disabled?: boolean }[]
  onClear: () => void
}

/** Floats over the list while rows are chosen. */
export function BulkBar({ label, actions, onClear }: BulkBarProps) {
  const { t } = useTranslation('ui')
  return (
    <div role="toolbar" aria-label={t('ui:bulk')} className={styles['bulk']}>
      <b aria-live="polite">{label}</b>
      <hr />
      {actions.map((action) => (
        <button
          key={action.key}
          type="button"
          className={classNames(styles['bulkButton'], styles['bulkVerb'])}
          onClick={action.onSelect}
          disabled={action.disabled}
        >
          {action.icon}
          {action.label}
        </button>
      ))}
      <hr />
      <button type="button" className={styles['bulkButton']} aria-label={t('ui:clearSelection')} onClick={onClear}>
        <X />
      </button>
    </div>
  )
}
