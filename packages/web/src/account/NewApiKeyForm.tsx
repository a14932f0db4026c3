import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { createApiKey } from '@zhike/core/api-keys/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { CopyText } from '../ui/controls/CopyText.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import styles from './account.module.css'

const dayMs = 86_400_000

interface NewApiKeyFormProps {
  onCreated: () => Promise<void>
  onDone: () => void
}

/** Makes a key and shows it once; nobody can read it again. */
export function NewApiKeyForm({ onCreated, onDone }: NewApiKeyFormProps) {
  const { t } = useTranslation('account')
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [isTried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () => {
      const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * dayMs).toISOString()
      return callRoute(createApiKey, { body: { name: name.trim(), expiresAt } })
    },
    onSuccess: onCreated,
  })

  if (create.data) {
    return (
      <div className={styles['card']} role="status">
        <p>{t('account:keys.once')}</p>
        <CopyText text={create.data.key} />
        <div>
          <Button onClick={onDone}>{t('account:keys.done')}</Button>
        </div>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim()) create.mutate()
  }
  return (
    <form className={styles['card']} onSubmit={submit} noValidate>
      <div className={styles['two']}>
        <TextField
          label={t('account:keys.name')}
          hint={t('account:keys.nameHint')}
          maxLength={100}
          value={name}
          error={isTried && !name.trim() ? t('account:keys.nameMissing') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t('account:keys.expires')}
          value={days}
          options={[
            { value: '30', label: t('account:keys.days30') },
            { value: '90', label: t('account:keys.days90') },
            { value: '365', label: t('account:keys.year') },
            { value: '', label: t('account:keys.never') },
          ]}
          onChange={(event) => setDays(event.target.value)}
        />
      </div>
      {create.error && <InlineProblem>{problemMessage(create.error)}</InlineProblem>}
      <div className="row">
        <Button type="submit" tone="primary" loading={create.isPending}>
          {t('account:keys.create')}
        </Button>
        <Button tone="text" onClick={onDone}>
          {t('account:keys.cancel')}
        </Button>
      </div>
    </form>
  )
}
