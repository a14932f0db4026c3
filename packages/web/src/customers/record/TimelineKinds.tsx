import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/controls/Segmented.tsx'
import type { TimelineKind } from '../api.ts'
import styles from './record.module.css'

const kinds = ['all', 'follow-up', 'order', 'ownership', 'tier', 'change', 'consent'] as const

interface TimelineKindsProps {
  kind: TimelineKind | undefined
  onKind: (kind: TimelineKind | undefined) => void
}

/** What the timeline shows. Beside the tabs it would push them away in longer languages and on narrow windows. */
export function TimelineKinds({ kind, onKind }: TimelineKindsProps) {
  const { t } = useTranslation('customers')
  return (
    <div className={styles['kinds']}>
      <Segmented
        size="small"
        label={t('customers:showKinds')}
        value={kind ?? 'all'}
        options={kinds.map((key) => ({ key, label: t(`customers:kinds.${key}`) }))}
        onChange={(next) => onKind(next === 'all' ? undefined : next)}
      />
    </div>
  )
}
