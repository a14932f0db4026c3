import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { useWatch } from './use-watch.ts'
import styles from './record.module.css'

export function WatchButton({ customer, size }: { customer: Customer; size?: 'large' }) {
  const { t } = useTranslation('customers')
  const watch = useWatch(customer)
  return (
    <IconButton
      label={t(customer.isWatched ? 'customers:unwatch' : 'customers:watch')}
      aria-pressed={customer.isWatched}
      className={styles['star'] ?? ''}
      icon={<Star />}
      onClick={() => watch.mutate()}
      {...(size ? { size } : {})}
    />
  )
}
