import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '@zhike/core/roles/schema'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { FieldLines } from './FieldLines.tsx'
import { permissionGroups } from './permission-groups.ts'
import { PermissionLines } from './PermissionLines.tsx'
import { isField, type RoleDraft, type RoleLine } from './role-draft.ts'
import { RoleActions } from './RoleActions.tsx'
import { RoleNameFields } from './RoleNameFields.tsx'
import { RoleOrigin } from './RoleOrigin.tsx'
import { RolePeople } from './RolePeople.tsx'
import { useRoleForm } from './use-role-form.ts'
import { useRoleNames } from './use-role-names.ts'
import styles from './roles.module.css'

interface RoleEditorProps {
  /** Absent = a new one. */
  role?: Role
  start: RoleDraft
  /** For a new one: the role it is copied from, and those it could be. */
  from?: string
  sources?: readonly Role[]
}

/** One role: its name, for whose customers each permission holds, and what is masked. */
export function RoleEditor({ role: given, start, from, sources }: RoleEditorProps) {
  const { t } = useTranslation('roles')
  const role = given ?? null
  const navigate = useNavigate()
  const canManage = useCan('role.manage')
  const nameOf = useRoleNames([])
  const form = useRoleForm(role, start, (saved) => {
    showToast({ text: t(role ? 'roles:saved' : 'roles:created', { name: saved.name }) })
    if (!role) void navigate({ to: '/roles/$roleKey', params: { roleKey: saved.key }, replace: true })
  })
  const isEditable = role ? role.abilities.update : canManage
  const title = role ? nameOf(role.key, role.name) : t('roles:newTitle')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!form.draft.name.trim()) return form.setProblem(t('roles:nameMissing'))
    void form.save()
  }
  const changed = role && isEditable ? new Set(form.changed) : new Set<RoleLine>()
  return (
    <>
      <PageHead
        title={title}
        tag={role && <RoleOrigin role={role} />}
        back={<IconLink size="large" to="/roles" label={t('roles:back')} icon={<ChevronLeft />} />}
        sub={role && <RolePeople role={role} />}
        actions={
          <>
            <LinkButton to="/roles" tone="text">
              {t('roles:back')}
            </LinkButton>
            {role && <RoleActions role={role} name={title} onProblem={form.setProblem} />}
          </>
        }
        phoneActions={role && <RoleActions role={role} name={title} onProblem={form.setProblem} compact />}
      />
      <form onSubmit={submit} className={styles['page']} noValidate>
        <PageBody isOnlyRead={!isEditable}>
          {!isEditable && (
            <div className={styles['notice']}>
              <Notice>{role?.isBuiltIn ? t('roles:readOnlyNote') : t('roles:notYours')}</Notice>
            </div>
          )}
          {form.clashes && (
            <div className={styles['notice']}>
              <Conflict lines={form.clashes} />
            </div>
          )}
          <FormSection
            title={t('roles:basics')}
            text={role && <span className="only-phone">{<RolePeople role={role} />}</span>}
          >
            <div className={styles['form']}>
              {sources && (
                <SelectField
                  label={t('roles:startFrom')}
                  hint={t('roles:startHint')}
                  value={from ?? ''}
                  onChange={(event) =>
                    void navigate({
                      to: '/roles/new',
                      search: { from: event.target.value || undefined },
                      replace: true,
                    })
                  }
                  options={[
                    { value: '', label: t('roles:startEmpty') },
                    ...sources.map((one) => ({ value: one.key, label: nameOf(one.key, one.name) })),
                  ]}
                />
              )}
              <RoleNameFields role={role} draft={form.draft} onChange={form.change} isEditable={isEditable} />
            </div>
          </FormSection>
          {permissionGroups.map((group) => (
            <FormSection key={group.key} title={t(`roles:group.${group.key}`)}>
              <PermissionLines
                permissions={group.permissions}
                draft={form.draft}
                onChange={isEditable ? form.change : undefined}
                changed={changed}
              />
            </FormSection>
          ))}
          <FormSection title={t('roles:group.fields')} text={t('roles:fieldsNote')}>
            <FieldLines draft={form.draft} onChange={isEditable ? form.change : undefined} />
          </FormSection>
        </PageBody>
        {isEditable && (!role || form.changed.length > 0 || form.problem) && (
          <div className={styles['bar']}>
            {form.problem ? (
              <InlineProblem>{form.problem}</InlineProblem>
            ) : (
              <span>{role && t('roles:changed', { count: form.changed.length })}</span>
            )}
            {role && <Button onClick={form.discard}>{t('roles:discard')}</Button>}
            <Button type="submit" tone="primary" loading={form.isSaving}>
              {role ? t('roles:save') : t('roles:create')}
            </Button>
          </div>
        )}
        {!isEditable && form.problem && (
          <div className={styles['bar']}>
            <InlineProblem>{form.problem}</InlineProblem>
          </div>
        )}
      </form>
    </>
  )
}

function Conflict({ lines }: { lines: readonly RoleLine[] }) {
  const { t } = useTranslation('roles')
  const wordOf = (line: RoleLine) => {
    if (line === 'name' || line === 'description') return t(`roles:${line}`)
    return isField(line) ? t(`roles:field.${line}`) : t(`roles:permission.${line}`)
  }
  return (
    <Notice tone="warn">
      <p className="strong">{t('roles:conflict.title')}</p>
      <p>{t('roles:conflict.merged')}</p>
      {lines.length > 0 && (
        <p>{t('roles:conflict.clashes', { lines: lines.map(wordOf).join(t('roles:listComma')) })}</p>
      )}
    </Notice>
  )
}
