import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import { TabBar } from '../ui/controls/TabBar.tsx'

const records: readonly CustomRecord[] = ['customer', 'contact', 'order']

/** Whose fields. */
export function RecordTabs({ record }: { record: CustomRecord }) {
  const { t } = useTranslation('custom-fields')
  const navigate = useNavigate()
  return (
    <TabBar
      label={t('custom-fields:records')}
      value={record}
      tabs={records.map((key) => ({ key, label: t(`custom-fields:record.${key}`) }))}
      onChange={(next) => void navigate({ to: '/fields', search: next === 'customer' ? {} : { record: next } })}
    />
  )
}
