import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SlowFields } from '@zhike/core/custom-fields/schema'
import type { ApiProblem } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { Notice } from '../ui/state/Notice.tsx'

/** Said while everything is read, because no index serves what the list is found by. */
export function ReadingAllNote({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation('custom-fields')
  const names = problem.errors.map((error) => error.message ?? error.path).join(t('custom-fields:listComma'))
  return (
    <Notice tone="info">
      <p role="status">
        {t('custom-fields:readingAll', { names })}{' '}
        {problem.code === 'customer.list-needs-index' ? <IndexAdvice /> : t('custom-fields:narrow')}
      </p>
    </Notice>
  )
}

/** Names the field whose index would make the list fast. */
export function SlowFieldsNote({ slow }: { slow: NonNullable<SlowFields> }) {
  const { t } = useTranslation('custom-fields')
  const names = slow.fields.map((field) => field.label).join(t('custom-fields:listComma'))
  return (
    <Notice tone="info">
      <p>
        {t('custom-fields:slow', { names, seconds: (slow.milliseconds / 1000).toFixed(1) })} <IndexAdvice />
      </p>
    </Notice>
  )
}

function IndexAdvice() {
  const { t } = useTranslation('custom-fields')
  const canManage = useCan('field.manage')
  return canManage ? <Link to="/fields">{t('custom-fields:slowManager')}</Link> : t('custom-fields:slowOthers')
}
