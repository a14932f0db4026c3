import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../app/session/use-format.ts'
import { latestOrdersQuery } from '../../orders/api.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Section } from '../../ui/layout/Section.tsx'
import styles from './record.module.css'

interface LatestOrdersProps {
  customerId: string
  count: number
  onAll: () => void
}

/** The last four orders; the rest stand in their tab. */
export function LatestOrders({ customerId, count, onAll }: LatestOrdersProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const { data } = useQuery({ ...latestOrdersQuery(customerId), enabled: count > 0 })
  if (count === 0 || !data) return null
  const unit = format.moneyUnit
  return (
    <Section
      title={t('customers:orders')}
      end={
        <Button tone="link" size="small" onClick={onAll}>
          {t('customers:allOrders', { count })}
        </Button>
      }
    >
      <table className={styles['mini']} aria-label={t('customers:orders')}>
        <tbody>
          {data.items.map((order) => (
            <tr key={order.id}>
              <td className="ellipsis">{order.number}</td>
              <td className="text-2">{format.date(order.orderedOn)}</td>
              <td title={format.exactMoney(order.amount, order.currency)}>
                {order.currency === format.currency
                  ? format.moneyCell(order.amount)
                  : format.money(order.amount, 2, order.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {unit && <p className="meta">{t('customers:amountsIn', { unit })}</p>}
    </Section>
  )
}
