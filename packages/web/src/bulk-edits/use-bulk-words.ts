import { useTranslation } from 'react-i18next'
import { customBulkField, ownBulkField, type AnyBulkField } from '@zhike/core/bulk-edits/fields'
import type { CustomValue } from '@zhike/core/custom-fields/field-kinds'
import { useCustomFields } from '../custom-fields/api.ts'
import { useCustomValueWords } from '../custom-fields/use-custom-value-words.ts'
import { useReferenceNames } from '../reference/use-reference.ts'

/** Fields and values of bulk edits as people read them. */
export function useBulkWords() {
  const { t } = useTranslation('bulk-edits')
  const names = useReferenceNames()
  const words = useCustomValueWords()
  const custom = useCustomFields('customer')
  const customOf = (field: AnyBulkField) => custom.find(({ key }) => customBulkField(key) === field)
  return {
    field: (field: AnyBulkField) =>
      ownBulkField(field) ? t(`bulk-edits:field.${field}`) : (customOf(field)?.label ?? t('bulk-edits:goneField')),
    /** `known`: people and customers that values stand for. */
    value: (field: AnyBulkField, value: CustomValue | null, known: Readonly<Record<string, string>> = {}): string => {
      if (value === null || value === '') return t('bulk-edits:empty')
      const text = String(value)
      if (field === 'regionCode') return names.region(text)
      if (field === 'industryCode') return names.industry(text)
      if (field === 'parentCustomerId') return known[text] ?? t('bulk-edits:notSeen')
      const ofCustom = customOf(field)
      return ofCustom ? words(ofCustom, value, known) : text
    },
  }
}
