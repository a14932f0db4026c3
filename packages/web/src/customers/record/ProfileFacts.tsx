import { History } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import type { Customer } from '@zhike/core/customers/schema'
import { CustomFacts } from '../../custom-fields/CustomFacts.tsx'
import { useReferenceNames } from '../../reference/use-reference.ts'
import { HistoryOverlay } from '../../history/HistoryOverlay.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { KeyValues } from '../../ui/layout/KeyValues.tsx'
import { isHidingPart } from '../field-rules.ts'
import { MaskedText } from '../MaskedText.tsx'
import { PhoneNumber } from '../PhoneNumber.tsx'
import styles from './record.module.css'

/** What is known of a customer; what is not known takes no room. Each fact leads to what it was before. */
export function ProfileFacts({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const names = useReferenceNames()
  const name = customer.shortName ?? customer.name
  const [field, setField] = useState<string>()
  const maskedOr = (key: string, value: string | null, whole: ReactNode) =>
    value && isHidingPart(customer.fieldRules, key) ? <MaskedText text={value} /> : whole
  const fact = (key: string, value: string | null) => ({
    key,
    name: t(`customers:field.${key}`),
    value: maskedOr(key, value, value),
  })
  const filter = (key: 'industry' | 'region', code: string | null, text: string) =>
    code && text ? (
      <Link to="/customers" search={{ [key]: code }} className={styles['filterLink'] ?? ''}>
        {text}
      </Link>
    ) : null
  const facts = [
    fact('shortName', customer.shortName),
    fact('creditCode', customer.creditCode),
    {
      key: 'industryCode',
      name: t('customers:field.industryCode'),
      value: filter('industry', customer.industryCode, names.industry(customer.industryCode)),
    },
    {
      key: 'regionCode',
      name: t('customers:field.regionCode'),
      value: filter('region', customer.regionCode, names.region(customer.regionCode, 3)),
    },
    fact('address', customer.address),
    fact('size', customer.size),
    {
      key: 'phone',
      name: t('customers:field.phone'),
      value: maskedOr('phone', customer.phone, customer.phone && <PhoneNumber phone={customer.phone} of={name} />),
    },
    fact('wechat', customer.wechat),
    {
      key: 'email',
      name: t('customers:field.email'),
      value: maskedOr(
        'email',
        customer.email,
        customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>,
      ),
    },
    fact('source', customer.source),
    fact('externalId', customer.externalId),
    {
      key: 'notes',
      name: t('customers:field.notes'),
      value: maskedOr(
        'notes',
        customer.notes,
        customer.notes && <span className={styles['notes']}>{customer.notes}</span>,
      ),
    },
  ]
  return (
    <>
      <KeyValues
        items={facts.map((one) => ({
          ...one,
          action: (
            <IconButton
              size="small"
              label={t('customers:historyOf', { field: one.name })}
              icon={<History />}
              onClick={() => setField(one.key)}
            />
          ),
        }))}
      />
      <CustomFacts
        record="customer"
        values={customer.custom}
        names={customer.customNames}
        files={customer.customFiles}
        customerId={customer.id}
        onHistory={(key) => setField(`custom.${key}`)}
      />
      <HistoryOverlay
        of={field === undefined ? undefined : { customerId: customer.id, record: 'customer', field }}
        name={name}
        onClose={() => setField(undefined)}
      />
    </>
  )
}
