import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listDepartments } from '@zhike/core/departments/api'
import type { TierSummary } from '@zhike/core/tiers/schema'
import { callRoute } from '../app/api-client.ts'
import { useFormat } from '../app/session/use-format.ts'
import styles from './tiers.module.css'

interface CriteriaProps {
  summary: TierSummary
  departmentId: string | undefined
  onDepartment: (id: string | undefined) => void
}

/** The criteria of the run on show, in one line, and whose customers are counted. */
export function Criteria({ summary, departmentId, onDepartment }: CriteriaProps) {
  const { t } = useTranslation('tiers')
  const format = useFormat()
  const { scheme, periodFrom, periodTo } = summary.run
  const departments = useQuery({
    queryKey: ['departments', 'list'],
    queryFn: ({ signal }) => callRoute(listDepartments, { signal }),
  })
  const isShare = scheme.mode === 'share'
  return (
    <div className={styles['criteria']} role="group" aria-label={t('tiers:criteria')}>
      <span>
        {t('tiers:by')} <b>{t('tiers:revenue')}</b>
      </span>
      <span>
        {t('tiers:period')} <b>{t(periodKeys[scheme.period.kind])}</b>{' '}
        {periodFrom && periodTo && t('tiers:periodFromTo', { from: periodFrom, to: periodTo })}
      </span>
      <span>
        {isShare ? t('tiers:aUpTo') : t('tiers:aFrom')}{' '}
        <b>{isShare ? `${scheme.thresholds.a}%` : format.money(scheme.amounts.a)}</b>
      </span>
      <span>
        {isShare ? t('tiers:bUpTo') : t('tiers:bFrom')}{' '}
        <b>{isShare ? `${scheme.thresholds.b}%` : format.money(scheme.amounts.b)}</b>
      </span>
      <span>
        {t('tiers:vipTop')} <b>{t('tiers:topPercent', { percent: scheme.vipPercent })}</b>
      </span>
      <label>
        {t('tiers:department')}{' '}
        <select
          className={styles['departments']}
          value={departmentId ?? ''}
          onChange={(event) => onDepartment(event.target.value || undefined)}
        >
          <option value="">
            {summary.reach === 'company' || departmentId ? t('tiers:wholeCompany') : t('tiers:myReach')}
          </option>
          {departments.data?.items.map((department) => (
            <option key={department.id} value={department.id}>
              {department.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

export const periodKeys = { '12m': 'tiers:period12m', all: 'tiers:periodAll', range: 'tiers:periodRange' } as const
