import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailSettings } from '@zhike/core/mail/schema'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useMail } from './api.ts'
import { mailForm, mailInput, withSecurity, type MailForm } from './mail-form.ts'
import styles from './mail.module.css'

const securities = ['tls', 'starttls', 'none'] as const

export function MailServerForm({ settings }: { settings: MailSettings | null }) {
  const { t } = useTranslation('mail')
  const [form, setForm] = useState(() => mailForm(settings))
  const [problem, setProblem] = useState<unknown>()
  const [isLeaving, setLeaving] = useState(false)
  const { save, remove } = useMail()
  const set = (part: Partial<MailForm>) => setForm({ ...form, ...part })
  const keepsPassword = settings !== null && settings.hasPassword && !settings.passwordIsLost
  const refused = problem instanceof ApiProblem ? problem.fieldMessages : {}

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = mailInput(form, keepsPassword)
    if (!input) return setProblem(new Error(t('mail:portWrong')))
    try {
      await save.mutateAsync(input)
      setProblem(undefined)
      showToast({ text: t('mail:saved') })
    } catch (error) {
      setProblem(error)
    }
  }
  const leave = async () => {
    try {
      await remove.mutateAsync()
      showToast({ text: t('mail:removed') })
    } catch (error) {
      setProblem(error)
    }
    setLeaving(false)
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['server']}>
        <TextField
          label={t('mail:host')}
          required
          placeholder="smtp.example.com"
          autoCapitalize="off"
          spellCheck={false}
          value={form.host}
          error={refused['host']}
          onChange={(event) => set({ host: event.target.value })}
        />
        <TextField
          label={t('mail:port')}
          required
          inputMode="numeric"
          value={form.port}
          error={refused['port']}
          onChange={(event) => set({ port: event.target.value })}
        />
      </div>
      <SelectField
        label={t('mail:security')}
        value={form.security}
        {...(form.security === 'none' ? { hint: t('mail:openWarning') } : {})}
        onChange={(event) => setForm(withSecurity(form, securities.find((one) => one === event.target.value) ?? 'tls'))}
        options={securities.map((value) => ({ value, label: t(`mail:securities.${value}`) }))}
      />
      {form.security !== 'none' && (
        <Checkbox checked={form.checkCertificate} onChange={(event) => set({ checkCertificate: event.target.checked })}>
          {t('mail:checkCertificate')}{' '}
          {!form.checkCertificate && <small className="meta">{t('mail:noCheckHint')}</small>}
        </Checkbox>
      )}
      <div className={styles['pair']}>
        <TextField
          label={t('mail:username')}
          optional
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={form.username}
          error={refused['username']}
          onChange={(event) => set({ username: event.target.value })}
        />
        <PasswordField
          label={t('mail:password')}
          optional
          autoComplete="new-password"
          placeholder={keepsPassword ? t('mail:passwordKept') : ''}
          value={form.password}
          onChange={(event) => set({ password: event.target.value })}
        />
      </div>
      <p className="meta">{t('mail:passwordNote')}</p>
      <div className={styles['pair']}>
        <TextField
          label={t('mail:senderAddress')}
          required
          type="email"
          placeholder="crm@example.com"
          value={form.senderAddress}
          error={refused['senderAddress']}
          onChange={(event) => set({ senderAddress: event.target.value })}
        />
        <TextField
          label={t('mail:senderName')}
          optional
          hint={t('mail:senderHint')}
          maxLength={100}
          value={form.senderName}
          error={refused['senderName']}
          onChange={(event) => set({ senderName: event.target.value })}
        />
      </div>
      {problem !== undefined && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
      <div className="row">
        <Button type="submit" loading={save.isPending}>
          {t('mail:save')}
        </Button>
        {settings && (
          <Button tone="text" onClick={() => setLeaving(true)}>
            {t('mail:remove')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        title={t('mail:removeTitle')}
        text={t('mail:removeText')}
        confirmLabel={t('mail:remove')}
        dangerous
        open={isLeaving}
        onClose={() => setLeaving(false)}
        onConfirm={leave}
      />
    </form>
  )
}
