import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'

/** When the next contact is due: overdue in red, today in accent; 未定 where nothing is agreed. */
export function NextContactDay({ on, step }: { on: string | null; step?: string | null }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  if (!on) return <span className="text-3">{t('customers:noNext')}</span>
  const tone = on < format.today ? 'bad strong' : on === format.today ? 'accent strong' : undefined
  return (
    <span className={tone} title={step ? `${on} ${step}` : on}>
      {format.shortDay(on)}
      {on < format.today && <span className="visually-hidden">{t('customers:overdue')}</span>}
    </span>
  )
}
