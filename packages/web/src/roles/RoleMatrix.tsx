import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@zhike/core/access/permissions'
import { protectedFieldNames, type ProtectedField } from '@zhike/core/access/protected-fields'
import type { Role } from '@zhike/core/roles/schema'
import { Tag } from '../ui/identity/Tag.tsx'
import { hasScope, permissionGroups } from './permission-groups.ts'
import { ruleOf } from './role-draft.ts'
import { RoleOrigin } from './RoleOrigin.tsx'
import { usePermissionWords } from './use-permission-words.ts'
import { useRoleNames } from './use-role-names.ts'
import styles from './matrix.module.css'

/** Permissions down, roles across; the first column and the head stay in sight. */
export function RoleMatrix({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation('roles')
  const nameOf = useRoleNames([])
  const words = usePermissionWords()
  const groupHead = (key: string) => (
    <tr className={styles['group']}>
      <th scope="rowgroup" colSpan={roles.length + 1}>
        <span>{t(`roles:group.${key}`)}</span>
      </th>
    </tr>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls can be scrolled by keys
    <div className={styles['box']} role="region" aria-label={t('roles:matrix')} tabIndex={0}>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">{t('roles:permissionColumn')}</th>
            {roles.map((role) => (
              <th key={role.key} scope="col">
                <Link to="/roles/$roleKey" params={{ roleKey: role.key }} title={role.description ?? undefined}>
                  {nameOf(role.key, role.name)}
                </Link>
                <span className={styles['under']}>
                  {!role.isBuiltIn && <RoleOrigin role={role} />}
                  {role.people > 0 ? t('roles:people', { count: role.people }) : t('roles:nobody')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {permissionGroups.map((group) => (
          <tbody key={group.key}>
            {groupHead(group.key)}
            {group.permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{words.permission(permission)}</th>
                {roles.map((role) => (
                  <td key={role.key}>
                    <Granted role={role} permission={permission} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        <tbody>
          {groupHead('fields')}
          {protectedFieldNames.map((field) => (
            <tr key={field}>
              <th scope="row">{t(`roles:field.${field}`)}</th>
              {roles.map((role) => (
                <td key={role.key}>
                  <Shown role={role} field={field} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Nothing() {
  const { t } = useTranslation('roles')
  return (
    <span className="text-3" title={t('roles:notGranted')}>
      {t('roles:none')}
    </span>
  )
}

function Granted({ role, permission }: { role: Role; permission: Permission }) {
  const { t } = useTranslation('roles')
  const words = usePermissionWords()
  const granted = role.grants[permission] ?? []
  if (granted.length === 0) return <Nothing />
  if (!hasScope(permission)) return <Check role="img" aria-label={t('roles:granted')} className={styles['yes'] ?? ''} />
  const text = words.shortScopes(granted).join('+\u200b')
  return granted.includes('all') ? (
    <Tag tone="accent">{text}</Tag>
  ) : (
    <span title={words.scopes(granted).join(t('roles:listComma'))}>{text}</span>
  )
}

function Shown({ role, field }: { role: Role; field: ProtectedField }) {
  const { t } = useTranslation('roles')
  const { show, edit } = ruleOf(role, field)
  if (show !== 'visible') return <Tag tone="warn">{t(`roles:show.${show}`)}</Tag>
  return edit ? <span className="text-3">{t('roles:show.visible')}</span> : <Tag>{t('roles:readOnly')}</Tag>
}
