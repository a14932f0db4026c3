import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { Tag } from '../ui/identity/Tag.tsx'
import { ownershipQuery } from './api.ts'

/** Beside the holder while they are away: until when, and who looks after the customer. */
export function HolderLeave({ customerId }: { customerId: string }) {
  const { t } = useTranslation('ownership')
  const format = useFormat()
  const { data } = useQuery(ownershipQuery(customerId))
  if (!data?.leave) return null
  const { untilOn, delegate } = data.leave
  const words = { day: format.date(untilOn), delegate: delegate.name }
  return <Tag tone="warn">{delegate.isActive ? t('ownership:onLeave', words) : t('ownership:onLeaveAlone', words)}</Tag>
}
