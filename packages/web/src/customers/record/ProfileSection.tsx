import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { Button } from '../../ui/controls/Button.tsx'
import { Section } from '../../ui/layout/Section.tsx'
import { EditCustomerDialog } from '../edit/EditCustomerDialog.tsx'
import { ProfileFacts } from './ProfileFacts.tsx'

export function ProfileSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const [isEditing, setEditing] = useState(false)
  return (
    <Section
      title={t('customers:tab.profile')}
      end={
        customer.abilities.update && (
          <Button tone="link" size="small" onClick={() => setEditing(true)}>
            {t('customers:editShort')}
          </Button>
        )
      }
    >
      <ProfileFacts customer={customer} />
      <EditCustomerDialog customer={customer} open={isEditing} onClose={() => setEditing(false)} />
    </Section>
  )
}
