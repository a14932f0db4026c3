import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { existingChoices, likelyChoices, textEncodings } from '@zhike/core/imports/kinds'
import type { ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { listPools } from '@zhike/core/pools/api'
import { callRoute } from '../app/api-client.ts'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import styles from './imports.module.css'

interface ImportOptionFieldsProps {
  record: ImportRecord
  onChange: (options: Partial<ImportOptions>) => void
}

/** The choices that matter for the kind of file at hand. */
export function ImportOptionFields({ record, onChange }: ImportOptionFieldsProps) {
  const { t } = useTranslation('imports')
  const { kind, options, detected } = record
  const hasCustomers = kind === 'customers' || kind === 'combined'
  const hasOrders = kind === 'orders' || kind === 'combined'
  const makesCustomers = hasCustomers || options.createCustomers
  return (
    <div className={styles['options']}>
      {detected.format === 'csv' && (
        <SelectField
          label={t('imports:encoding.label')}
          value={detected.encoding ?? 'utf-8'}
          onChange={(event) => {
            const encoding = textEncodings.find((one) => one === event.target.value)
            if (encoding) onChange({ encoding })
          }}
          options={textEncodings.map((one) => ({ value: one, label: t(`imports:encoding.${one}`) }))}
        />
      )}
      {makesCustomers && kind !== 'people' && <OwnerField options={options} onChange={onChange} />}
      {hasCustomers && (
        <SelectField
          label={t('imports:customerKind')}
          value={options.customerKind}
          onChange={(event) =>
            onChange({ customerKind: event.target.value === 'individual' ? 'individual' : 'organisation' })
          }
          options={[
            { value: 'organisation', label: t('imports:organisation') },
            { value: 'individual', label: t('imports:individual') },
          ]}
        />
      )}
      {kind !== 'follow-ups' && kind !== 'consents' && (
        <SelectField
          label={t('imports:existing.label')}
          value={options.existing}
          onChange={(event) => {
            const existing = existingChoices.find((one) => one === event.target.value)
            if (existing) onChange({ existing })
          }}
          options={existingChoices.map((one) => ({ value: one, label: t(`imports:existing.${one}`) }))}
        />
      )}
      {hasCustomers && (
        <SelectField
          label={t('imports:likely.label')}
          hint={t('imports:likely.hint')}
          value={options.likelyDuplicates}
          onChange={(event) => {
            const likelyDuplicates = likelyChoices.find((one) => one === event.target.value)
            if (likelyDuplicates) onChange({ likelyDuplicates })
          }}
          options={likelyChoices.map((one) => ({ value: one, label: t(`imports:likely.${one}`) }))}
        />
      )}
      {hasOrders && (
        <SelectField
          label={t('imports:moneyUnit')}
          value={String(options.moneyUnit)}
          onChange={(event) => onChange({ moneyUnit: event.target.value === '10000' ? 10_000 : 1 })}
          options={[
            { value: '1', label: t('imports:yuan') },
            { value: '10000', label: t('imports:wan') },
          ]}
        />
      )}
      {(kind === 'orders' || kind === 'contacts' || kind === 'follow-ups') && (
        <Checkbox
          checked={options.createCustomers}
          onChange={(event) => onChange({ createCustomers: event.target.checked })}
        >
          {t('imports:createCustomers')}
        </Checkbox>
      )}
      {hasOrders && (
        <Checkbox checked={options.allowReturns} onChange={(event) => onChange({ allowReturns: event.target.checked })}>
          {t('imports:allowReturns')}
        </Checkbox>
      )}
    </div>
  )
}

function OwnerField({ options, onChange }: { options: ImportOptions; onChange: ImportOptionFieldsProps['onChange'] }) {
  const { t } = useTranslation('imports')
  const pools = useQuery({
    queryKey: ['pools', 'list', false],
    queryFn: ({ signal }) => callRoute(listPools, { query: { inactive: 'false' }, signal }),
  })
  const value = options.owner.by === 'pool' ? options.owner.poolId : options.owner.by
  return (
    <SelectField
      label={t('imports:owner')}
      value={value}
      onChange={(event) => {
        const choice = event.target.value
        onChange({ owner: choice === 'column' || choice === 'rules' ? { by: choice } : { by: 'pool', poolId: choice } })
      }}
      options={[
        { value: 'column', label: t('imports:ownerColumn') },
        { value: 'rules', label: t('imports:ownerRules') },
        ...(pools.data?.items ?? [])
          .filter((pool) => pool.kind === 'public')
          .map((pool) => ({ value: pool.id, label: t('imports:ownerPool', { name: pool.name }) })),
      ]}
    />
  )
}
