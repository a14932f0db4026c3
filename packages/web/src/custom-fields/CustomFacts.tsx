import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CustomRecord, CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField, HeldFiles } from '@zhike/core/custom-fields/schema'
import { HeldFile } from '../files/HeldFile.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { KeyValues } from '../ui/layout/KeyValues.tsx'
import { useCustomFields } from './api.ts'
import { CustomValueText } from './CustomValueText.tsx'
import { sectionsOf } from './sections-of.ts'
import styles from './custom-fields.module.css'

interface CustomFactsProps {
  record: CustomRecord
  values: CustomValues | undefined
  names: Readonly<Record<string, string>> | undefined
  /** What its fields of the kind file hold, and the customer whose files these are. */
  files: HeldFiles | undefined
  customerId: string
  /** What the field was before. */
  onHistory?: (key: string) => void
}

/** What is filled of the company's own fields, under the titles of their sections. */
export function CustomFacts({ record, values, names, files, customerId, onHistory }: CustomFactsProps) {
  const { t } = useTranslation('custom-fields')
  const fields = useCustomFields(record).filter((field) => values?.[field.key] !== undefined)
  const valueOf = (field: CustomField) => {
    const value = values?.[field.key]
    const file = field.type === 'file' ? files?.[String(value)] : undefined
    if (file) return <HeldFile id={String(value)} customerId={customerId} file={file} />
    return <CustomValueText field={field} value={value} names={names} />
  }
  return sectionsOf(fields).map(({ section, items }) => (
    <div key={section ?? ''} className={styles['facts']}>
      {section !== null && <h3 className={styles['factTitle']}>{section}</h3>}
      <KeyValues
        items={items.map((field) => ({
          key: field.key,
          name: field.label,
          value: valueOf(field),
          ...(onHistory
            ? {
                action: (
                  <IconButton
                    size="small"
                    label={t('custom-fields:historyOf', { name: field.label })}
                    icon={<History aria-hidden="true" />}
                    onClick={() => onHistory(field.key)}
                  />
                ),
              }
            : {}),
        }))}
      />
    </div>
  ))
}
