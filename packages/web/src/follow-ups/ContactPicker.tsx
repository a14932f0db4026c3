import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '@zhike/core/contacts/schema'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import styles from './follow-ups.module.css'

interface ContactPickerProps {
  contacts: readonly Contact[]
  value: string | null
  onChange: (contactId: string | null) => void
}

/** With whom: the primary contact unless somebody else is chosen. */
export function ContactPicker({ contacts, value, onChange }: ContactPickerProps) {
  const { t } = useTranslation('follow-ups')
  const chosen = contacts.find((one) => one.id === value)
  return (
    <ActionMenu
      title={t('follow-ups:withWhom')}
      trigger={
        <button type="button" className={styles['contact']} title={t('follow-ups:withWhom')}>
          <span className="ellipsis">
            {chosen ? [chosen.name, chosen.title].filter(Boolean).join(' ') : t('follow-ups:nobody')}
          </span>
          <ChevronDown aria-hidden="true" />
        </button>
      }
      items={[
        ...contacts.map((one) => ({
          key: one.id,
          label: one.name,
          note: one.title,
          onSelect: () => onChange(one.id),
        })),
        { key: 'nobody', label: t('follow-ups:nobody'), separated: true, onSelect: () => onChange(null) },
      ]}
    />
  )
}
