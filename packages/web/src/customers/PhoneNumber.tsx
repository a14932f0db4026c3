import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../ui/controls/CopyButton.tsx'
import { IconAnchor } from '../ui/controls/IconLink.tsx'
import { formatPhone, phoneHref } from '../ui/format/phone.ts'
import { isMasked } from './field-rules.ts'
import { MaskedText } from './MaskedText.tsx'
import styles from './customers.module.css'

interface PhoneNumberProps {
  phone: string
  /** Whose number, for the names of the buttons. */
  of: string
}

/** A number that dials when pressed, with a copy button that shows on hover; on a phone a press dials. */
export function PhoneNumber({ phone, of }: PhoneNumberProps) {
  const { t } = useTranslation('customers')
  if (isMasked(phone)) return <MaskedText text={phone} short />
  return (
    <span className={styles['phone']}>
      <a href={phoneHref(phone)} aria-label={t('customers:callNumber', { name: of, phone: formatPhone(phone) })}>
        {formatPhone(phone)}
      </a>
      <CopyButton text={phone} label={t('customers:copyPhone', { name: of })} className={styles['reveal'] ?? ''} />
    </span>
  )
}

/** The round way to dial: an icon that says whom. */
export function CallLink({ phone, of, size = 'middle' }: PhoneNumberProps & { size?: 'small' | 'middle' | 'large' }) {
  const { t } = useTranslation('customers')
  if (isMasked(phone)) return null
  return (
    <IconAnchor
      size={size}
      href={phoneHref(phone)}
      label={t('customers:callNumber', { name: of, phone: formatPhone(phone) })}
      icon={<Phone />}
    />
  )
}
