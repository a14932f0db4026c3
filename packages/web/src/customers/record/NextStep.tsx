import { Check, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { daysBetween } from '@zhike/core/kernel/time'
import type { Customer } from '@zhike/core/customers/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Facts } from '../../ui/identity/Facts.tsx'
import { Section } from '../../ui/layout/Section.tsx'
import { PostponePopup } from '../PostponePopup.tsx'
import { useNextContact } from '../use-next-contact.ts'
import styles from './record.module.css'

/** What is agreed next, with 完成 and 推迟; where nothing is, the way to agree on something. */
export function NextStep({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const named = { ...customer, name: customer.shortName ?? customer.name }
  const next = useNextContact(named)
  const { nextContactOn: on, nextStep: step } = customer
  const mayWrite = customer.abilities.writeFollowUps
  if (!on) {
    return (
      <Section title={t('customers:nextStep')}>
        <p className="text-2">{t('customers:nothingAgreed')}</p>
        {mayWrite && (
          <div className={styles['buttons']}>
            <PostponePopup
              value={null}
              onPick={(day) => next.mutate({ on: day, step: null })}
              trigger={
                <Button size="small" icon={<Clock />} loading={next.isPending}>
                  {t('customers:agree')}
                </Button>
              }
            />
          </div>
        )}
      </Section>
    )
  }
  const late = daysBetween(on, format.today)
  // What is late is named by its date: 约定 11月18日 周三.
  const when = t('customers:agreedFor', { day: late > 0 ? format.longDay(on) : format.within.ahead(on) })
  return (
    <Section title={t('customers:nextStep')}>
      <p className="strong">{step ?? t('customers:getInTouch')}</p>
      <p className={late > 0 ? 'bad' : late === 0 ? 'accent' : 'text-2'}>
        <Facts items={[late > 0 && t('customers:late', { count: late }), when]} />
      </p>
      {mayWrite && (
        <div className={styles['buttons']}>
          <Button
            size="small"
            icon={<Check />}
            disabled={next.isPending}
            onClick={() => next.mutate({ on: null, step: null })}
          >
            {t('customers:done')}
          </Button>
          <PostponePopup
            value={on}
            onPick={(day) => next.mutate({ on: day, step })}
            trigger={
              <Button size="small" icon={<Clock />} disabled={next.isPending}>
                {t('customers:postpone.title')}
              </Button>
            }
          />
        </div>
      )}
    </Section>
  )
}
