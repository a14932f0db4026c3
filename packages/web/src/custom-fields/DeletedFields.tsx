import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { deletedFieldsQuery, useFieldActions } from './api.ts'
import styles from './custom-fields.module.css'

/** What was deleted, to be taken back with its values. */
export function DeletedFields({ record }: { record: CustomRecord }) {
  const { t } = useTranslation('custom-fields')
  const format = useFormat()
  const { data } = useQuery(deletedFieldsQuery(record))
  const actions = useFieldActions(record)
  const restore = async (field: CustomField) => {
    try {
      await actions.restore(field.id)
      showToast({ text: t('custom-fields:restored', { name: field.label }) })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
  if (!data || data.length === 0) return null
  return (
    <section aria-label={t('custom-fields:deletedFields')}>
      <h2 className={styles['sectionRow']}>{t('custom-fields:deletedFields')}</h2>
      <ul>
        {data.map((field) => (
          <li key={field.id} className={styles['deleted']}>
            <span>
              {field.label} <span className="meta">{format.moment(field.deletedAt)}</span>
            </span>
            <Button size="small" onClick={() => void restore(field)}>
              {t('custom-fields:restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
