import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { getTierScheme } from '@zhike/core/tiers/api'
import type { OutputOf } from '@zhike/core/api/route'
import { tierKeys, type TierScheme } from '@zhike/core/tiers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { useSaveScheme } from './api.ts'
import { formOf, schemeOf, type SchemeForm } from './scheme-form.ts'
import styles from './tiers.module.css'

interface SchemeDialogProps {
  record: OutputOf<typeof getTierScheme>
  open: boolean
  onClose: () => void
  onSaved: () => void
}

/** 改口径: how customers are told apart. Saving calculates again at once. */
export function SchemeDialog({ record, open, onClose, onSaved }: SchemeDialogProps) {
  const { t } = useTranslation('tiers')
  const { currency } = useFormat()
  const [form, setForm] = useState<SchemeForm>(() => formOf(record.scheme))
  const [problem, setProblem] = useState<string>()
  const save = useSaveScheme()
  const set = (part: Partial<SchemeForm>) => setForm((before) => ({ ...before, ...part }))
  const isShare = form.mode === 'share'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const scheme: TierScheme | null = schemeOf(form, record.scheme)
    if (!scheme) return setProblem(t('tiers:form.number'))
    try {
      await save.mutateAsync(scheme)
      setProblem(undefined)
      onSaved()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }

  return (
    <Dialog title={t('tiers:form.title')} open={open} onClose={onClose} width={560}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <Segmented
          label={t('tiers:form.mode')}
          value={form.mode}
          onChange={(mode) => set({ mode })}
          options={[
            { key: 'share', label: t('tiers:form.modeShare') },
            { key: 'amount', label: t('tiers:form.modeAmount') },
          ]}
        />
        <div className={styles['pair']}>
          <TextField
            label={isShare ? t('tiers:form.aShare') : t('tiers:form.aAmount', { currency })}
            inputMode="decimal"
            value={isShare ? form.shareA : form.amountA}
            onChange={(event) => set(isShare ? { shareA: event.target.value } : { amountA: event.target.value })}
          />
          <TextField
            label={isShare ? t('tiers:form.bShare') : t('tiers:form.bAmount', { currency })}
            inputMode="decimal"
            value={isShare ? form.shareB : form.amountB}
            onChange={(event) => set(isShare ? { shareB: event.target.value } : { amountB: event.target.value })}
          />
        </div>
        <Segmented
          label={t('tiers:form.period')}
          value={form.period}
          onChange={(period) => set({ period })}
          options={[
            { key: '12m', label: t('tiers:period12m') },
            { key: 'all', label: t('tiers:periodAll') },
            { key: 'range', label: t('tiers:periodRange') },
          ]}
        />
        {form.period === 'range' && (
          <div className={styles['pair']}>
            <TextField
              type="date"
              required
              label={t('tiers:form.from')}
              value={form.from}
              onChange={(event) => set({ from: event.target.value })}
            />
            <TextField
              type="date"
              required
              label={t('tiers:form.to')}
              value={form.to}
              onChange={(event) => set({ to: event.target.value })}
            />
          </div>
        )}
        <TextField
          label={t('tiers:form.vip')}
          hint={t('tiers:form.vipHint')}
          inputMode="decimal"
          value={form.vip}
          onChange={(event) => set({ vip: event.target.value })}
        />
        {tierKeys.map((tier) => (
          <div key={tier} className={styles['pair']}>
            <TextField
              label={t('tiers:form.labelZh', { tier })}
              required
              maxLength={20}
              value={form.labels[tier]['zh-CN']}
              onChange={(event) =>
                set({ labels: { ...form.labels, [tier]: { ...form.labels[tier], 'zh-CN': event.target.value } } })
              }
            />
            <TextField
              label={t('tiers:form.labelEn', { tier })}
              required
              maxLength={20}
              value={form.labels[tier].en}
              onChange={(event) =>
                set({ labels: { ...form.labels, [tier]: { ...form.labels[tier], en: event.target.value } } })
              }
            />
          </div>
        ))}
        {problem && <InlineProblem>{problem}</InlineProblem>}
        <Button type="submit" tone="primary" size="large" loading={save.isPending}>
          {t('tiers:form.save')}
        </Button>
      </form>
    </Dialog>
  )
}
