import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCan } from '../app/session/use-session.ts'
import { roleOptionsQuery } from '../roles/api.ts'
import { useRoleNames } from '../roles/use-role-names.ts'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import styles from './people.module.css'

interface RoleChoicesProps {
  chosen: readonly string[]
  onChange: (roles: string[]) => void
  disabled: boolean
}

/** The roles there are, the company's own too; somebody may have several. */
export function RoleChoices({ chosen, onChange, disabled }: RoleChoicesProps) {
  const { t } = useTranslation(['people', 'roles'])
  const nameOf = useRoleNames()
  const mayRead = useCan('role.read')
  const { data } = useQuery(roleOptionsQuery)
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  return (
    <fieldset className={styles['roles']} disabled={disabled}>
      <legend>{t('people:form.roles')}</legend>
      {data?.items.map((role) => (
        <Checkbox key={role.key} checked={chosen.includes(role.key)} onChange={() => toggle(role.key)}>
          {nameOf(role.key, role.name)}{' '}
          <small className="meta">{role.isBuiltIn ? t(`roles:note.${role.key}`) : t('roles:own')}</small>
        </Checkbox>
      ))}
      {mayRead && (
        <Link to="/roles" className={styles['rolesMore'] ?? ''}>
          {t('people:form.rolesMore')}
        </Link>
      )}
    </fieldset>
  )
}
