import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { specialDayRoutes } from '@zhike/core/special-days/api'
import type { SpecialDay } from '@zhike/core/special-days/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { refreshCustomer } from '../customers/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { specialDaysQuery } from './api.ts'
import { SpecialDayDialog } from './SpecialDayDialog.tsx'
import { useDayWords } from './use-day-words.ts'
import styles from './special-days.module.css'

/** 生日与纪念日: of the customer and of its contacts, what comes next first. */
export function SpecialDaysSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('special-days')
  const { data, error, refetch } = useQuery(specialDaysQuery(customer.id))
  const [open, setOpen] = useState<'new' | SpecialDay>()
  const mayWrite = customer.abilities.writeContacts
  if (!mayWrite && data?.length === 0) return null
  return (
    <Section
      title={t('special-days:title')}
      end={
        mayWrite && (
          <Button tone="link" size="small" onClick={() => setOpen('new')}>
            {t('special-days:add')}
          </Button>
        )
      }
    >
      {error && !data && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="meta">{t('special-days:empty')}</p>}
      <ul>
        {data?.map((day) => (
          <DayItem key={day.id} day={day} customer={customer} onEdit={() => setOpen(day)} />
        ))}
      </ul>
      {open && (
        <SpecialDayDialog
          customer={customer}
          day={open === 'new' ? undefined : (data?.find((one) => one.id === open.id) ?? open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  )
}

function DayItem({ day, customer, onEdit }: { day: SpecialDay; customer: Customer; onEdit: () => void }) {
  const { t } = useTranslation('special-days')
  const words = useDayWords()
  const client = useQueryClient()
  const refresh = () => refreshCustomer(client, day.customerId)
  const refused = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })
  const putBack = useMutation({
    mutationFn: async () => {
      if (!day.day) return
      const { kind, label, contactId } = day
      const body = { kind, label, contactId, day: day.day }
      await callRoute(specialDayRoutes.createSpecialDay, { params: { id: day.customerId }, body })
    },
    onError: refused,
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: () => callRoute(specialDayRoutes.deleteSpecialDay, { params: { id: day.customerId, dayId: day.id } }),
    onSuccess: async () => {
      showToast({ text: t('special-days:removed', { name: title }), undo: () => putBack.mutate() })
      await refresh()
    },
    onError: refused,
  })
  const whose = day.contactId === null ? null : day.contactName
  const title = [whose ?? (customer.shortName || customer.name), words.name(day)].join(' ')
  const next = words.next(day)
  return (
    <li className={styles['item']}>
      <div className="grow">
        <div className={styles['name']}>
          <b>{words.name(day)}</b>
          {whose && <span className="ellipsis text-2">{whose}</span>}
          {next && next.isSoon && <Tag tone={next.isToday ? 'ok' : 'info'}>{next.when}</Tag>}
        </div>
        <div className="meta">
          {day.day ? (
            <Facts items={[words.text(day.day), next && !next.isSoon ? next.when : next?.on, words.years(day)]} />
          ) : (
            t('special-days:hidden')
          )}
        </div>
      </div>
      <span className={styles['acts']}>
        {day.abilities.update && (
          <IconButton
            size="small"
            className={styles['reveal'] ?? ''}
            label={t('special-days:editOf', { name: title })}
            icon={<Pencil />}
            onClick={onEdit}
          />
        )}
        {day.abilities.delete && (
          <IconButton
            size="small"
            className={styles['reveal'] ?? ''}
            label={t('special-days:removeOf', { name: title })}
            icon={<Trash2 />}
            onClick={() => remove.mutate()}
          />
        )}
      </span>
    </li>
  )
}
