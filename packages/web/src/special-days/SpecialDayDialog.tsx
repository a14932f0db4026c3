import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { specialDayRoutes } from '@zhike/core/special-days/api'
import { isAnnualDay, nextAnnualDay, type AnnualDay } from '@zhike/core/special-days/annual-day'
import { dayToLunar } from '@zhike/core/special-days/lunar-calendar'
import { lunarDayText } from '@zhike/core/special-days/lunar-words'
import { kindsOfCompanies, kindsOfPeople, type SpecialDay, type SpecialDayKind } from '@zhike/core/special-days/schema'
import { callRoute } from '../app/api-client.ts'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { contactsQuery } from '../contacts/api.ts'
import { refreshCustomer } from '../customers/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { lunarOptions, solarOptions } from './day-options.ts'
import { useDayWords } from './use-day-words.ts'
import styles from './special-days.module.css'

const isLostUpdate = (error: unknown) => error instanceof ApiProblem && error.status === 412

interface SpecialDayDialogProps {
  customer: Customer
  /** Absent = a new one. */
  day?: SpecialDay | undefined
  /** What a new one begins with. */
  begin?: { kind: SpecialDayKind; contactId: string | null } | undefined
  onClose: () => void
}

/** Whose day, which one, by which calendar; the year may be left out. */
export function SpecialDayDialog({ customer, day, begin, onClose }: SpecialDayDialogProps) {
  const { t } = useTranslation('special-days')
  const format = useFormat()
  const words = useDayWords()
  const client = useQueryClient()
  const contacts = useQuery(contactsQuery(customer.id)).data ?? []
  const isIndividual = customer.kind === 'individual'
  const [contactId, setContactId] = useState(day ? day.contactId : (begin?.contactId ?? null))
  const kinds = [...(contactId !== null || isIndividual ? kindsOfPeople : kindsOfCompanies)]
  const [chosen, setKind] = useState<SpecialDayKind>(
    day?.kind ?? begin?.kind ?? (isIndividual ? 'birthday' : 'founding'),
  )
  const kind = kinds.includes(chosen) ? chosen : (kinds[0] ?? 'other')
  const [label, setLabel] = useState(day?.label ?? '')
  const [calendar, setCalendar] = useState<AnnualDay['calendar']>(day?.day?.calendar ?? 'solar')
  const [year, setYear] = useState(day?.day?.year ? String(day.day.year) : '')
  const [month, setMonth] = useState(day?.day?.month ?? 1)
  const [date, setDate] = useState(day?.day?.day ?? 1)
  const [isLeap, setLeap] = useState(day?.day?.isLeap ?? false)
  const annual: AnnualDay = {
    calendar,
    year: year.trim() === '' ? null : Number(year),
    month,
    day: date,
    isLeap: calendar === 'lunar' && isLeap,
  }
  const isRight = isAnnualDay(annual)
  const save = useMutation({
    mutationFn: async () => {
      const text = kind === 'other' ? label.trim() : null
      if (day) {
        const params = { id: customer.id, dayId: day.id }
        await callRoute(specialDayRoutes.patchSpecialDay, {
          params,
          version: day.version,
          body: { day: annual, ...(kind === 'other' ? { label: text } : {}) },
        })
      } else {
        await callRoute(specialDayRoutes.createSpecialDay, {
          params: { id: customer.id },
          body: { kind, label: text, contactId, day: annual },
        })
      }
    },
    onSuccess: async () => {
      onClose()
      await refreshCustomer(client, customer.id)
    },
    // What somebody else made of it meanwhile is fetched and shown; saving once more is then meant.
    onError: (error) => (isLostUpdate(error) ? refreshCustomer(client, customer.id) : undefined),
  })
  const next = isRight ? nextAnnualDay(annual, format.today) : null
  const lunarNext = next && calendar === 'solar' ? dayToLunar(next) : null
  const options = calendar === 'solar' ? solarOptions(t) : lunarOptions(format.language)
  return (
    <Dialog open title={day ? t('special-days:edit') : t('special-days:add')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (isRight) save.mutate()
        }}
      >
        {!day && (
          <div className={styles['pair']}>
            <SelectField
              label={t('special-days:whose')}
              value={contactId ?? ''}
              options={[
                { value: '', label: customer.shortName || customer.name },
                ...contacts.map((contact) => ({ value: contact.id, label: contact.name })),
              ]}
              onChange={(event) => setContactId(event.target.value || null)}
            />
            <SelectField
              label={t('special-days:which')}
              value={kind}
              options={kinds.map((one) => ({ value: one, label: t(`special-days:kind.${one}`) }))}
              onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? kind)}
            />
          </div>
        )}
        {kind === 'other' && (
          <TextField
            label={t('special-days:label')}
            required
            maxLength={50}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
        <Segmented
          label={t('special-days:calendar')}
          wide
          value={calendar}
          options={[
            { key: 'solar', label: t('special-days:solar') },
            { key: 'lunar', label: t('special-days:lunar') },
          ]}
          onChange={(picked) => {
            setCalendar(picked)
            if (picked === 'lunar') setDate(Math.min(date, 30))
          }}
        />
        <div className={styles['triple']}>
          <TextField
            label={t('special-days:year')}
            optional
            inputMode="numeric"
            maxLength={4}
            value={year}
            onChange={(event) => setYear(event.target.value.replace(/\D/g, ''))}
          />
          <SelectField
            label={t('special-days:month')}
            value={String(month)}
            options={options.months}
            onChange={(event) => setMonth(Number(event.target.value))}
          />
          <SelectField
            label={t('special-days:day')}
            value={String(date)}
            options={options.days}
            onChange={(event) => setDate(Number(event.target.value))}
          />
        </div>
        {calendar === 'lunar' && (
          <Checkbox checked={isLeap} onChange={(event) => setLeap(event.target.checked)}>
            {t('special-days:leap')}
          </Checkbox>
        )}
        {next && (
          <p className="meta">
            {t('special-days:comesOn', { day: format.longDay(next) })}
            {lunarNext && ` (${lunarDayText(lunarNext, format.language)})`}
          </p>
        )}
        {!isRight && <InlineProblem>{t('special-days:noSuchDay')}</InlineProblem>}
        {save.error && (
          <InlineProblem>
            {isLostUpdate(save.error) && day?.day
              ? t('special-days:changedMeanwhile', { day: words.text(day.day) })
              : problemMessage(save.error)}
          </InlineProblem>
        )}
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('special-days:cancel')}</Button>
          <Button tone="primary" type="submit" loading={save.isPending} disabled={!isRight}>
            {t('special-days:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
