import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { SearchField } from '../ui/controls/SearchField.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines, useIsSlow } from '../ui/state/Skeleton.tsx'
import { segmentsQuery } from './api.ts'
import styles from './segments.module.css'

interface SegmentChooserProps {
  label: string
  chosen: readonly string[]
  onToggle: (id: string) => void
  /** The one that is being written: it cannot ask for itself. */
  exceptId?: string | undefined
}

export function SegmentChooser({ label, chosen, onToggle, exceptId }: SegmentChooserProps) {
  const { t } = useTranslation('segments')
  const { data, error, refetch } = useQuery(segmentsQuery)
  const isSlow = useIsSlow(!data)
  const [text, setText] = useState('')
  if (error && !data) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  const wanted = text.trim().toLowerCase()
  const offered = data?.filter((one) => one.isAskable && one.id !== exceptId)
  const found = offered?.filter((one) => one.name.toLowerCase().includes(wanted))
  return (
    <div className={styles['chooser']}>
      <SearchField label={label} placeholder={t('segments:find')} value={text} onChange={setText} delayMs={80} />
      {isSlow && <SkeletonLines lines={4} />}
      {found?.length === 0 && (
        <p className="meta">{offered?.length === 0 ? t('segments:none') : t('segments:noMatch', { text: wanted })}</p>
      )}
      <ul className={styles['choices']} aria-label={label}>
        {found?.map((one) => (
          <li key={one.id}>
            <Checkbox checked={chosen.includes(one.id)} onChange={() => onToggle(one.id)}>
              {one.name}
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  )
}
