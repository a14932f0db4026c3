import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { ContactDialog } from '../../contacts/ContactDialog.tsx'
import { ContactList } from '../../contacts/ContactList.tsx'
import { Button } from '../../ui/controls/Button.tsx'
import { Section } from '../../ui/layout/Section.tsx'

export function ContactsSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('contacts')
  const [isAdding, setAdding] = useState(false)
  return (
    <Section
      title={t('contacts:title')}
      end={
        customer.abilities.writeContacts && (
          <Button tone="link" size="small" onClick={() => setAdding(true)}>
            {t('contacts:add')}
          </Button>
        )
      }
    >
      <ContactList customerId={customer.id} rules={customer.fieldRules} />
      <ContactDialog customerId={customer.id} open={isAdding} onClose={() => setAdding(false)} />
    </Section>
  )
}
