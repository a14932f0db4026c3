import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listRoleOptions } from '@zhike/core/roles/api'
import { settings, type SettingValue } from '@zhike/core/settings/settings'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { settingsQuery, useSaveSetting } from '../settings/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import styles from './second-factor.module.css'

const key = 'sign-in.second-factor'
type Rule = SettingValue<typeof key>

/** Settings: from whom the company asks for a second factor. */
export function RequiredSection() {
  const { t } = useTranslation('second-factor')
  const { data } = useQuery(settingsQuery)
  const entry = data?.items.find((one) => one.key === key)
  const value = settings[key].schema.safeParse(entry?.value)
  return (
    <FormSection title={t('second-factor:rule.title')} text={t('second-factor:rule.text')}>
      {value.success ? <RuleForm key={entry?.updatedAt ?? 'default'} rule={value.data} /> : <LoadingState />}
    </FormSection>
  )
}

function RuleForm({ rule }: { rule: Rule }) {
  const { t } = useTranslation('second-factor')
  const [form, setForm] = useState(rule)
  const save = useSaveSetting(key)
  const roles = useQuery({
    queryKey: ['role-options'],
    queryFn: ({ signal }) => callRoute(listRoleOptions, { signal }),
    enabled: form.required === 'roles',
  })
  const toggle = (role: string) =>
    setForm({
      ...form,
      roles: form.roles.includes(role) ? form.roles.filter((one) => one !== role) : [...form.roles, role],
    })
  const submit = () => save.mutate(form, { onSuccess: () => showToast({ text: t('second-factor:rule.saved') }) })
  const isChanged = JSON.stringify(form) !== JSON.stringify(rule)
  const isEmpty = form.required === 'roles' && form.roles.length === 0
  return (
    <div className={styles['rule']}>
      <Segmented
        label={t('second-factor:rule.title')}
        value={form.required}
        onChange={(required) => setForm({ ...form, required })}
        options={[
          { key: 'nobody', label: t('second-factor:rule.nobody') },
          { key: 'roles', label: t('second-factor:rule.roles') },
          { key: 'everybody', label: t('second-factor:rule.everybody') },
        ]}
      />
      {form.required === 'roles' && (
        <fieldset className={styles['roles']}>
          <legend className="meta">{t('second-factor:rule.which')}</legend>
          {roles.data?.items.map((role) => (
            <Checkbox key={role.key} checked={form.roles.includes(role.key)} onChange={() => toggle(role.key)}>
              {role.name ?? t(`app:roles.${role.key}`)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {form.required !== 'nobody' && <p className="meta">{t('second-factor:rule.note')}</p>}
      {save.error && <InlineProblem>{problemMessage(save.error)}</InlineProblem>}
      <div>
        <Button loading={save.isPending} disabled={!isChanged || isEmpty} onClick={submit}>
          {t('second-factor:rule.save')}
        </Button>
      </div>
    </div>
  )
}
