import { useTranslation } from 'react-i18next'
import { CodeField } from '../../reference/CodeField.tsx'
import { useIndustries, useRegions } from '../../reference/use-reference.ts'
import { Segmented } from '../../ui/controls/Segmented.tsx'
import { TextAreaField } from '../../ui/controls/TextAreaField.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import type { CustomerDraft, DraftField } from './customer-draft.ts'
import { useFocusOnce } from './use-focus-once.ts'
import styles from './edit.module.css'

export interface CustomerFieldsProps {
  draft: CustomerDraft
  onChange: (patch: Partial<CustomerDraft>) => void
  errors: Record<string, string>
}

/** Company or person, and the name: what every customer has. */
export function MainFields({ draft, onChange, errors, isNew = false }: CustomerFieldsProps & { isNew?: boolean }) {
  const { t } = useTranslation('customers')
  const name = useFocusOnce(isNew)
  return (
    <>
      <Segmented
        label={t('customers:field.kind')}
        wide
        value={draft.kind === 'individual' ? 'individual' : 'organisation'}
        options={[
          { key: 'organisation', label: t('customers:kind.organisation') },
          { key: 'individual', label: t('customers:kind.individual') },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <TextField
        ref={name}
        label={t('customers:field.name')}
        required
        maxLength={200}
        value={draft.name}
        error={errors['name']}
        onChange={(event) => onChange({ name: event.target.value })}
      />
    </>
  )
}

/** Everything else, all of it optional; what one may not change is not offered. */
export function MoreFields({
  draft,
  onChange,
  errors,
  locked,
}: CustomerFieldsProps & { locked?: ReadonlySet<string> }) {
  const { t } = useTranslation('customers')
  const regions = useRegions()
  const industries = useIndustries()
  const isLocked = (field: DraftField) => locked?.has(field) ?? false
  const text = (field: DraftField, maxLength: number, more: { inputMode?: 'tel' | 'email' } = {}) =>
    isLocked(field) ? null : (
      <TextField
        key={field}
        label={t(`customers:field.${field}`)}
        maxLength={maxLength}
        value={draft[field]}
        error={errors[field]}
        onChange={(event) => onChange({ [field]: event.target.value })}
        {...more}
      />
    )
  const isOrganisation = draft.kind !== 'individual'
  return (
    <div className={styles['grid']}>
      {isOrganisation && text('shortName', 100)}
      {isOrganisation && text('creditCode', 30)}
      <CodeField
        label={t('customers:field.regionCode')}
        tree={regions}
        value={draft.regionCode}
        error={errors['regionCode']}
        onChange={(regionCode) => onChange({ regionCode })}
      />
      <CodeField
        label={t('customers:field.industryCode')}
        tree={industries}
        value={draft.industryCode}
        error={errors['industryCode']}
        onChange={(industryCode) => onChange({ industryCode })}
      />
      {!isLocked('address') && <div className={styles['whole']}>{text('address', 300)}</div>}
      {isOrganisation && text('size', 50)}
      {text('phone', 40, { inputMode: 'tel' })}
      {text('wechat', 64)}
      {text('email', 254, { inputMode: 'email' })}
      {text('source', 100)}
      {text('externalId', 100)}
      {!isLocked('notes') && (
        <div className={styles['whole']}>
          <TextAreaField
            label={t('customers:field.notes')}
            rows={3}
            maxLength={5000}
            value={draft.notes}
            error={errors['notes']}
            onChange={(event) => onChange({ notes: event.target.value })}
          />
        </div>
      )}
    </div>
  )
}
