import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayInZone } from '@zhike/core/kernel/time'
import { useFormat } from '../app/session/use-format.ts'
import { OwnershipLine } from '../ui/identity/OwnershipLine.tsx'
import { tenuresQuery } from './api.ts'

/** The ownership line in a customer's head, oldest holder first. */
export function TenureStrip({ customerId }: { customerId: string }) {
  const { t } = useTranslation('ownership')
  const format = useFormat()
  const { data, isPending } = useQuery(tenuresQuery(customerId))
  if (isPending) return <OwnershipLine label={t('ownership:line')} segments={[]} />
  if (!data || data.items.length === 0) return null
  const dayOf = (instant: string) => dayInZone(new Date(instant), format.timeZone)
  const segments = data.items.toReversed().map((tenure) => {
    const since = dayOf(tenure.startAt)
    return {
      key: tenure.id,
      name: tenure.holder.name,
      span: format.span(since, tenure.endAt ? dayOf(tenure.endAt) : format.today),
      since: `${since} ${tenure.label}`,
      days: tenure.days,
    }
  })
  return <OwnershipLine label={t('ownership:line')} segments={segments} />
}
