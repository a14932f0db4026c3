import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupOverview } from '@zhike/core/backup/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { formatFileSize } from '../ui/format/file-size.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useSaveSchedule } from './api.ts'
import { scheduleForm, scheduleValue } from './schedule-form.ts'
import styles from './backup.module.css'

const keeps = [
  { key: 'daily', unit: 'days' },
  { key: 'weekly', unit: 'weeks' },
  { key: 'monthly', unit: 'months' },
] as const

/** When, where and how many; who may only look sees the same, closed. */
export function ScheduleSection({ overview, canManage }: { overview: BackupOverview; canManage: boolean }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  const { schedule, freeBytes, neededBytes } = overview
  const [form, setForm] = useState(() => scheduleForm(schedule))
  const [problem, setProblem] = useState<string>()
  const save = useSaveSchedule(schedule)
  const set = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const value = scheduleValue(form)
    if (typeof value === 'string') return setProblem(t(`backup:schedule.${value}`))
    try {
      await save.mutateAsync(value)
      setProblem(undefined)
      showToast({ text: t('backup:schedule.saved') })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <FormSection title={t('backup:schedule.title')} text={t('backup:schedule.text')}>
      <form onSubmit={(event) => void submit(event)}>
        <fieldset className={styles['form']} disabled={!canManage}>
          <Checkbox checked={form.isOn} onChange={(event) => set({ isOn: event.target.checked })}>
            {t('backup:schedule.on')}
          </Checkbox>
          <TextField
            label={t('backup:schedule.at')}
            type="time"
            required
            className={styles['time'] ?? ''}
            value={form.at}
            onChange={(event) => set({ at: event.target.value })}
          />
          <TextField
            label={t('backup:schedule.folder')}
            optional
            hint={t('backup:schedule.folderHint', { folder: schedule.effectiveFolder })}
            maxLength={1000}
            spellCheck={false}
            value={form.folder}
            onChange={(event) => set({ folder: event.target.value })}
          />
          <div className={styles['trio']}>
            {keeps.map(({ key, unit }) => (
              <TextField
                key={key}
                label={t(`backup:schedule.${key}`)}
                inputMode="numeric"
                maxLength={3}
                after={<span className="meta">{t(`backup:schedule.${unit}`)}</span>}
                value={form[key]}
                onChange={(event) => set({ [key]: event.target.value })}
              />
            ))}
          </div>
          <p className="meta">{t('backup:schedule.keepHint')}</p>
          <p className="meta">
            <Facts
              items={[
                schedule.nextAt
                  ? t('backup:schedule.next', { when: format.instant(schedule.nextAt) })
                  : t('backup:schedule.off'),
                freeBytes !== null &&
                  t('backup:schedule.free', { free: formatFileSize(freeBytes), needed: formatFileSize(neededBytes) }),
              ]}
            />
          </p>
          {problem && <InlineProblem>{problem}</InlineProblem>}
          {canManage && (
            <Button type="submit" loading={save.isPending}>
              {t('backup:schedule.save')}
            </Button>
          )}
        </fieldset>
      </form>
    </FormSection>
  )
}
