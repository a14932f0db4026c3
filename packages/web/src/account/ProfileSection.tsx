import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { useUpdateMe } from '../app/session/use-update-me.ts'
import { useRoleNames } from '../roles/use-role-names.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { formatPhone } from '../ui/format/phone.ts'
import { KeyValues } from '../ui/layout/KeyValues.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import styles from './account.module.css'

export function ProfileSection() {
  const { t } = useTranslation('account')
  const { person } = useSession()
  const nameOf = useRoleNames(person.roles)
  const [name, setName] = useState(person.name)
  const update = useUpdateMe()
  const isChanged = name.trim() !== person.name

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || !isChanged) return
    update.mutate({ name: name.trim() }, { onSuccess: () => showToast({ text: t('account:saved') }) })
  }
  return (
    <FormSection title={t('account:profile.title')} text={t('account:profile.others')}>
      <form className={styles['line']} onSubmit={submit} noValidate>
        <TextField
          className="grow"
          label={t('account:profile.name')}
          value={name}
          maxLength={100}
          autoComplete="name"
          error={name.trim() ? undefined : t('account:profile.nameMissing')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={!isChanged || !name.trim()} loading={update.isPending}>
          {t('account:profile.save')}
        </Button>
      </form>
      {update.error && <InlineProblem>{problemMessage(update.error)}</InlineProblem>}
      <div className={styles['facts']}>
        <KeyValues
          nameWidth={112}
          items={[
            { key: 'email', name: t('account:profile.email'), value: person.email },
            { key: 'phone', name: t('account:profile.phone'), value: formatPhone(person.phone) },
            { key: 'staffNumber', name: t('account:profile.staffNumber'), value: person.staffNumber },
            { key: 'department', name: t('account:profile.department'), value: person.department?.name },
            { key: 'post', name: t('account:profile.post'), value: person.post },
            {
              key: 'role',
              name: t('account:profile.role'),
              value: person.roles.map((role) => nameOf(role)).join(' / '),
            },
            {
              key: 'capacity',
              name: t('account:profile.capacity'),
              value: person.capacity === null ? null : t('account:profile.capacityCount', { count: person.capacity }),
            },
          ]}
        />
      </div>
    </FormSection>
  )
}
