import { useTranslation } from 'react-i18next'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { Tag } from '../ui/identity/Tag.tsx'
import styles from './custom-fields.module.css'

/** What a definition demands and where it stands, in a few words. */
export function FieldMarks({ field }: { field: CustomField }) {
  const { t } = useTranslation('custom-fields')
  const { fillState, fillProblem } = field
  return (
    <span className={styles['marks']}>
      {field.isRequired && <Tag>{t('custom-fields:required')}</Tag>}
      {field.isUnique && <Tag>{t('custom-fields:unique')}</Tag>}
      {field.isIndexed && <Tag>{t('custom-fields:indexed')}</Tag>}
      {field.inList && <Tag>{t('custom-fields:inList')}</Tag>}
      {field.roles.length > 0 && <Tag>{t('custom-fields:someRoles')}</Tag>}
      {(field.kinds.length > 0 || field.tiers.length > 0) && <Tag>{t('custom-fields:someCustomers')}</Tag>}
      {fillState === 'filling' && <Tag tone="info">{t('custom-fields:filling')}</Tag>}
      {fillState === 'failed' && fillProblem && (
        <Tag tone="warn">{t('custom-fields:shared', { value: fillProblem.value, count: fillProblem.count })}</Tag>
      )}
    </span>
  )
}
