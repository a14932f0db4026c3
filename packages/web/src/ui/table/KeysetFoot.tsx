import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import styles from './table.module.css'

interface KeysetFootProps {
  /** 第 1–50 家，共 126 家 */
  summary: ReactNode
  /** How it is sorted, in words. */
  note?: ReactNode
  /** Absent = there is no such page. */
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
}

/** The foot of a list that pages by key: there are no page numbers to jump to. */
export function KeysetFoot({ summary, note, onPrevious, onNext }: KeysetFootProps) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles['foot']}>
      <span>{summary}</span>
      {note && <span className={`${styles['footNote']} only-wide`}>{note}</span>}
      <nav className={styles['footButtons']} aria-label={t('ui:pages')}>
        <Button size="small" tone={onPrevious ? 'default' : 'text'} disabled={!onPrevious} onClick={onPrevious}>
          {t('ui:previousPage')}
        </Button>
        <Button size="small" disabled={!onNext} onClick={onNext}>
          {t('ui:nextPage')}
        </Button>
      </nav>
    </div>
  )
}
