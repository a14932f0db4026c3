import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SlowFields } from '@zhike/core/custom-fields/schema'
import { useCan } from '../app/session/use-session.ts'
import { Notice } from '../ui/state/Notice.tsx'

/** Names the field whose index would make the list fast. */
export function SlowFieldsNote({ slow }: { slow: NonNullable<SlowFields> }) {
  const { t } = useTranslation('custom-fields')
  const canManage = useCan('field.manage')
  const names = slow.fields.map((field) => field.label).join(t('custom-fields:listComma'))
  return (
    <Notice tone="info">
      <p>
        {t('custom-fields:slow', { names, seconds: (slow.milliseconds / 1000).toFixed(1) })}{' '}
        {canManage ? <Link to="/fields">{t('custom-fields:slowManager')}</Link> : t('custom-fields:slowOthers')}
      </p>
    </Notice>
  )
}
