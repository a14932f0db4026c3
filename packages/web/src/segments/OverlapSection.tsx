import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '@zhike/core/segments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { ShareBar } from '../ui/charts/ShareBar.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Section } from '../ui/layout/Section.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { overlapQuery, segmentsQuery } from './api.ts'
import styles from './segments.module.css'

/** What the segment has in common with another. */
export function OverlapSection({ segment }: { segment: Segment }) {
  const { t } = useTranslation('segments')
  const [otherId, setOtherId] = useState('')
  const others = useQuery(segmentsQuery).data?.filter((one) => one.id !== segment.id && one.isAskable)
  const { data, error } = useQuery(overlapQuery(segment.id, otherId))
  const other = others?.find((one) => one.id === otherId)
  if (!others || others.length === 0) return null
  const part = (key: 'onlyA' | 'both' | 'onlyB') => formatCount(data?.[key])
  return (
    <Section title={t('segments:overlap')}>
      <div className={styles['overlap']}>
        <SelectField
          className={styles['pick']}
          label={t('segments:compareWith')}
          value={otherId}
          onChange={(event) => setOtherId(event.target.value)}
          options={[
            { value: '', label: t('segments:chooseOne') },
            ...others.map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
        {error && <InlineProblem>{problemMessage(error)}</InlineProblem>}
        {other && !data && !error && <SkeletonLines lines={2} />}
        {other && data && (
          <ShareBar
            height={12}
            label={t('segments:overlapWords', {
              a: segment.name,
              b: other.name,
              onlyA: part('onlyA'),
              both: part('both'),
              onlyB: part('onlyB'),
            })}
            shares={[
              {
                key: 'a',
                value: data.onlyA,
                tone: 3,
                label: t('segments:only', { name: segment.name, count: part('onlyA') }),
              },
              { key: 'both', value: data.both, tone: 'accent', label: t('segments:both', { count: part('both') }) },
              {
                key: 'b',
                value: data.onlyB,
                tone: 2,
                label: t('segments:only', { name: other.name, count: part('onlyB') }),
              },
            ]}
          />
        )}
      </div>
    </Section>
  )
}
