import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@zhike/core/access/permissions'
import { createApiKey } from '@zhike/core/api-keys/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { CopyText } from '../ui/controls/CopyText.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { KeyPermissions } from './KeyPermissions.tsx'
import styles from './account.module.css'

const dayMs = 86_400_000

interface NewApiKeyDialogProps {
  onCreated: () => Promise<void>
  onClose: () => void
}

/** Makes a key, with all of one's permissions or some, and shows it once; nobody can read it again. */
export function NewApiKeyDialog({ onCreated, onClose }: NewApiKeyDialogProps) {
  const { t } = useTranslation('account')
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [reach, setReach] = useState<'some' | 'all'>('some')
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set())
  const [isTried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () => {
      const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * dayMs).toISOString()
      const permissions = reach === 'all' ? null : [...chosen]
      return callRoute(createApiKey, { body: { name: name.trim(), expiresAt, permissions } })
    },
    onSuccess: onCreated,
  })

  if (create.data) {
    return (
      <Dialog
        title={create.data.name}
        open
        onClose={onClose}
        foot={
          <Button tone="primary" onClick={onClose}>
            {t('account:keys.done')}
          </Button>
        }
      >
        <div className={styles['made']} role="status">
          <p>{t('account:keys.once')}</p>
          <CopyText text={create.data.key} />
        </div>
      </Dialog>
    )
  }
  const isIncomplete = !name.trim() || (reach === 'some' && chosen.size === 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isIncomplete) create.mutate()
  }
  return (
    <Dialog title={t('account:keys.create')} open onClose={onClose} width={640}>
      <form className={styles['keyForm']} onSubmit={submit} noValidate>
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
        <div className={styles['reach']}>
          <Segmented
            label={t('account:keys.reach')}
            value={reach}
            onChange={setReach}
            options={[
              { key: 'some', label: t('account:keys.some') },
              { key: 'all', label: t('account:keys.all') },
            ]}
          />
          <p className="meta">{reach === 'all' ? t('account:keys.allNote') : t('account:keys.someNote')}</p>
        </div>
        {reach === 'some' && <KeyPermissions chosen={chosen} onChange={setChosen} />}
        {isTried && reach === 'some' && chosen.size === 0 && (
          <InlineProblem>{t('account:keys.chooseOne')}</InlineProblem>
        )}
        {create.error && <InlineProblem>{problemMessage(create.error)}</InlineProblem>}
        <div className={styles['keyFoot']}>
          <Button onClick={onClose}>{t('account:keys.cancel')}</Button>
          <Button type="submit" tone="primary" loading={create.isPending}>
            {t('account:keys.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
