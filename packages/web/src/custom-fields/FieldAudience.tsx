import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { customerKinds, tiers } from '@zhike/core/customers/fields'
import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import { useTierNames } from '../customers/use-tier-names.ts'
import { roleOptionsQuery } from '../roles/api.ts'
import { useRoleNames } from '../roles/use-role-names.ts'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import type { FieldDraft } from './field-draft.ts'
import styles from './custom-fields.module.css'

interface FieldAudienceProps {
  record: CustomRecord
  draft: FieldDraft
  onChange: (patch: Partial<FieldDraft>) => void
}

/** Of which customers, and for whom: nothing ticked means all. */
export function FieldAudience({ record, draft, onChange }: FieldAudienceProps) {
  const { t } = useTranslation('custom-fields')
  const tierNames = useTierNames()
  const roleName = useRoleNames()
  const { data } = useQuery(roleOptionsQuery)
  const group = (
    key: 'kinds' | 'tiers' | 'roles',
    title: string,
    items: readonly { value: string; label: string }[],
  ) => (
    <fieldset className={styles['choices']}>
      <legend>{title}</legend>
      <div className={styles['ticks']}>
        {items.map(({ value, label }) => (
          <Checkbox
            key={value}
            checked={draft[key].includes(value)}
            onChange={(event) =>
              onChange({
                [key]: event.target.checked ? [...draft[key], value] : draft[key].filter((one) => one !== value),
              })
            }
          >
            {label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
  return (
    <details>
      <summary className="text-2">{t('custom-fields:audience')}</summary>
      <div className={styles['form']}>
        {record === 'customer' && (
          <>
            {group(
              'kinds',
              t('custom-fields:forKinds'),
              customerKinds.map((kind) => ({ value: kind, label: t(`custom-fields:kind.${kind}`) })),
            )}
            {group('tiers', t('custom-fields:forTiers'), [
              ...tiers.map((tier) => ({ value: tier, label: tierNames.label(tier) })),
              { value: 'none', label: t('custom-fields:noTier') },
            ])}
          </>
        )}
        {group(
          'roles',
          t('custom-fields:forRoles'),
          (data?.items ?? []).map((role) => ({ value: role.key, label: roleName(role.key, role.name) })),
        )}
      </div>
    </details>
  )
}
