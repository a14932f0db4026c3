import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { matchFields, type IdentityProviderRecord, type MatchField } from '@zhike/core/single-sign-on/schema'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { departmentsQuery } from '../people/api.ts'
import { departmentLines } from '../people/department-tree.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { CopyText } from '../ui/controls/CopyText.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useProviders } from './api.ts'
import { providerForm, providerInput } from './provider-form.ts'
import styles from './single-sign-on.module.css'

interface ProviderDialogProps {
  /** null = a new one. */
  provider: IdentityProviderRecord | null
  redirectUri: string
  onClose: () => void
}

export function ProviderDialog({ provider, redirectUri, onClose }: ProviderDialogProps) {
  const { t } = useTranslation('single-sign-on')
  const [form, setForm] = useState(() => providerForm(provider))
  const [isRemoving, setRemoving] = useState(false)
  const departments = useQuery(departmentsQuery)
  const { create, update, remove } = useProviders()
  const problem = create.error ?? update.error
  const refused = problem instanceof ApiProblem ? problem.fieldMessages : {}
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const onSuccess = () => {
    showToast({ text: t('single-sign-on:saved', { label: form.label }) })
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = providerInput(form)
    if (provider) update.mutate({ provider, body }, { onSuccess })
    else create.mutate(body, { onSuccess })
  }
  const confirmRemove = (id: string) =>
    remove.mutate(id, {
      onSuccess: onClose,
      onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
    })
  const departmentOptions = [
    { value: '', label: t('single-sign-on:form.refuse') },
    ...departmentLines(departments.data?.items ?? []).map(({ department, depth }) => ({
      value: department.id,
      label: `${'　'.repeat(depth)}${department.name}`,
    })),
  ]

  return (
    <Dialog title={provider?.label ?? t('single-sign-on:add')} open onClose={onClose} width={560}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <div>
          <p className="meta">{t('single-sign-on:form.redirect')}</p>
          <CopyText text={redirectUri} />
        </div>
        <TextField
          label={t('single-sign-on:form.label')}
          hint={t('single-sign-on:form.labelHint')}
          maxLength={40}
          value={form.label}
          error={refused['label']}
          onChange={(event) => set({ label: event.target.value })}
        />
        <TextField
          label={t('single-sign-on:form.issuer')}
          placeholder="https://id.example.com"
          inputMode="url"
          value={form.issuer}
          error={refused['issuer']}
          onChange={(event) => set({ issuer: event.target.value })}
        />
        <div className={styles['two']}>
          <TextField
            label={t('single-sign-on:form.clientId')}
            autoComplete="off"
            value={form.clientId}
            error={refused['clientId']}
            onChange={(event) => set({ clientId: event.target.value })}
          />
          <PasswordField
            label={t('single-sign-on:form.clientSecret')}
            autoComplete="off"
            hint={provider?.hasSecret ? t('single-sign-on:form.secretKept') : undefined}
            error={refused['clientSecret']}
            value={form.clientSecret}
            onChange={(event) => set({ clientSecret: event.target.value })}
          />
        </div>
        <div className={styles['two']}>
          <TextField
            label={t('single-sign-on:form.claim')}
            hint={t('single-sign-on:form.claimHint')}
            value={form.claim}
            error={refused['claim']}
            onChange={(event) => set({ claim: event.target.value })}
          />
          <SelectField
            label={t('single-sign-on:form.matches')}
            value={form.matches}
            options={matchFields.map((field) => ({ value: field, label: t(`single-sign-on:matches.${field}`) }))}
            onChange={(event) => set({ matches: event.target.value as MatchField })}
          />
        </div>
        <SelectField
          label={t('single-sign-on:form.unknown')}
          hint={t('single-sign-on:form.unknownHint')}
          value={form.newPeopleIn}
          options={departmentOptions}
          onChange={(event) => set({ newPeopleIn: event.target.value })}
        />
        <Checkbox checked={form.passwordAllowed} onChange={(event) => set({ passwordAllowed: event.target.checked })}>
          {t('single-sign-on:form.password')} <small className="meta">{t('single-sign-on:form.passwordHint')}</small>
        </Checkbox>
        <Checkbox checked={form.isActive} onChange={(event) => set({ isActive: event.target.checked })}>
          {t('single-sign-on:form.active')}
        </Checkbox>
        {problem && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
        <div className={styles['foot']}>
          {provider && (
            <Button tone="text" onClick={() => setRemoving(true)}>
              {t('single-sign-on:remove.action')}
            </Button>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" tone="primary" loading={create.isPending || update.isPending}>
            {t('single-sign-on:save')}
          </Button>
        </div>
      </form>
      {provider && (
        <ConfirmDialog
          dangerous
          open={isRemoving}
          title={t('single-sign-on:remove.title', { label: provider.label })}
          text={t('single-sign-on:remove.text', { count: provider.people })}
          confirmLabel={t('single-sign-on:remove.action')}
          onClose={() => setRemoving(false)}
          onConfirm={() => confirmRemove(provider.id)}
        />
      )}
    </Dialog>
  )
}
