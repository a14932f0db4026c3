import { Check } from 'lucide-react'
import type { Dispatch, SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@zhike/core/access/permissions'
import { Switch } from '../ui/controls/Switch.tsx'
import { hasScope } from './permission-groups.ts'
import { withGrant, type RoleDraft, type RoleLine } from './role-draft.ts'
import { ScopePicker } from './ScopePicker.tsx'
import { usePermissionWords } from './use-permission-words.ts'
import styles from './roles.module.css'

interface PermissionLinesProps {
  permissions: readonly Permission[]
  draft: RoleDraft
  /** Absent = for reading only. */
  onChange: Dispatch<SetStateAction<RoleDraft>> | undefined
  /** Lines that are not saved yet. */
  changed: ReadonlySet<RoleLine>
}

/** Permissions with what the role grants: scopes to check, or a switch. */
export function PermissionLines({ permissions, draft, onChange, changed }: PermissionLinesProps) {
  const words = usePermissionWords()
  return (
    <ul className={styles['lines']}>
      {permissions.map((permission) => {
        const granted = draft.grants[permission] ?? []
        const word = words.permission(permission)
        return (
          <li key={permission} className={styles['line']} data-changed={changed.has(permission) || undefined}>
            <span>{word}</span>
            {!onChange ? (
              <GrantText permission={permission} draft={draft} />
            ) : hasScope(permission) ? (
              <ScopePicker
                permission={permission}
                granted={granted}
                onChange={(scopes) => onChange((before) => withGrant(before, permission, scopes))}
              />
            ) : (
              <Switch
                aria-label={word}
                checked={granted.length > 0}
                onChange={(event) => {
                  const scopes = event.target.checked ? (['all'] as const) : []
                  onChange((before) => withGrant(before, permission, scopes))
                }}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function GrantText({ permission, draft }: { permission: Permission; draft: RoleDraft }) {
  const { t } = useTranslation('roles')
  const words = usePermissionWords()
  const granted = draft.grants[permission] ?? []
  if (granted.length === 0) return <span className="text-3">{t('roles:notGranted')}</span>
  if (!hasScope(permission)) return <Check role="img" aria-label={t('roles:granted')} className={styles['yes'] ?? ''} />
  return <span className={styles['value']}>{words.scopes(granted).join(t('roles:listComma'))}</span>
}
