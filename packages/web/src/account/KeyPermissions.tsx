import { useTranslation } from 'react-i18next'
import type { Permission } from '@zhike/core/access/permissions'
import { useSession } from '../app/session/use-session.ts'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { groupPermissions } from './permission-groups.ts'
import styles from './account.module.css'

interface KeyPermissionsProps {
  chosen: ReadonlySet<Permission>
  onChange: (chosen: ReadonlySet<Permission>) => void
}

/** What a key may do, of what its person may do, in groups that can be taken whole. */
export function KeyPermissions({ chosen, onChange }: KeyPermissionsProps) {
  const { t } = useTranslation('account')
  const groups = groupPermissions(useSession().permissions)
  const set = (permissions: readonly Permission[], isOn: boolean) => {
    const next = new Set(chosen)
    for (const permission of permissions) {
      if (isOn) next.add(permission)
      else next.delete(permission)
    }
    onChange(next)
  }
  return (
    <div className={styles['groups']}>
      {groups.map(({ group, permissions }) => {
        const count = permissions.filter((permission) => chosen.has(permission)).length
        const name = t(`account:keys.group.${group}`)
        return (
          <fieldset key={group}>
            <legend>
              <Checkbox
                checked={count === permissions.length}
                indeterminate={count > 0 && count < permissions.length}
                onChange={(event) => set(permissions, event.target.checked)}
              >
                <b>{name}</b>
              </Checkbox>
            </legend>
            {permissions.map((permission) => (
              <Checkbox
                key={permission}
                checked={chosen.has(permission)}
                onChange={(event) => set([permission], event.target.checked)}
              >
                {t(`account:permission.${permission}`)}
              </Checkbox>
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}
