import { useTranslation } from 'react-i18next'
import type { BulkField } from '@zhike/core/bulk-edits/fields'
import { useReferenceNames } from '../reference/use-reference.ts'

/** Fields and values of bulk edits as people read them. */
export function useBulkWords() {
  const { t } = useTranslation('bulk-edits')
  const names = useReferenceNames()
  return {
    field: (field: BulkField) => t(`bulk-edits:field.${field}`),
    value: (field: BulkField, value: string | null): string => {
      if (value === null || value === '') return t('bulk-edits:empty')
      if (field === 'regionCode') return names.region(value)
      return field === 'industryCode' ? names.industry(value) : value
    },
  }
}
