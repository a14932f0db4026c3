import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { rate as rateSchema } from '@zhike/core/settings/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { ratesQuery, useRates } from './api.ts'
import styles from './settings.module.css'

export function RatesSection() {
  const { t } = useTranslation('settings')
  const { company } = useSession()
  const { data } = useQuery(ratesQuery)
  const { put, remove } = useRates()
  const [form, setForm] = useState({ currency: '', rate: '' })
  const [problem, setProblem] = useState<string>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const value = { currency: form.currency.trim().toUpperCase(), rate: form.rate.trim() }
    if (!/^[A-Z]{3}$/.test(value.currency) || !rateSchema.safeParse(value.rate).success) {
      return setProblem(t('settings:rates.wrong'))
    }
    try {
      await put.mutateAsync(value)
      setProblem(undefined)
      setForm({ currency: '', rate: '' })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  const drop = async (entry: { currency: string; rate: string }) => {
    try {
      await remove.mutateAsync(entry.currency)
      showToast({
        text: t('settings:rates.removed', { currency: entry.currency }),
        undo: () => put.mutateAsync({ currency: entry.currency, rate: entry.rate }),
      })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }

  return (
    <FormSection title={t('settings:rates.title')} text={t('settings:rates.text')}>
      <div className={styles['form']}>
        {data?.items.length === 0 && <p className="meta">{t('settings:rates.empty')}</p>}
        <ul className={styles['rates']}>
          {data?.items.map((entry) => (
            <li key={entry.currency}>
              <span>
                {t('settings:rates.line', {
                  currency: entry.currency,
                  rate: trimZeros(entry.rate),
                  base: company.currency,
                })}
              </span>
              <IconButton
                label={t('settings:rates.remove', { currency: entry.currency })}
                icon={<Trash2 aria-hidden="true" />}
                onClick={() => void drop(entry)}
              />
            </li>
          ))}
        </ul>
        <form className={styles['addRate']} onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('settings:rates.currency')}
            placeholder="USD"
            maxLength={3}
            value={form.currency}
            onChange={(event) => setForm({ ...form, currency: event.target.value })}
          />
          <TextField
            label={t('settings:rates.rate', { currency: company.currency })}
            placeholder="7.1"
            inputMode="decimal"
            value={form.rate}
            onChange={(event) => setForm({ ...form, rate: event.target.value })}
          />
          <Button type="submit" loading={put.isPending}>
            {t('settings:rates.add')}
          </Button>
        </form>
        {problem && <InlineProblem>{problem}</InlineProblem>}
      </div>
    </FormSection>
  )
}

function trimZeros(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate
}
