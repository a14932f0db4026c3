import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Role } from '@zhike/core/roles/schema'
import { useCan } from '../app/session/use-session.ts'

/** How many have the role; a press shows who. */
export function RolePeople({ role }: { role: Pick<Role, 'key' | 'people'> }) {
  const { t } = useTranslation('roles')
  const mayLook = useCan('person.manage')
  const text = role.people > 0 ? t('roles:people', { count: role.people }) : t('roles:nobody')
  if (!mayLook || role.people === 0) return <>{text}</>
  return (
    <Link to="/people" search={{ role: role.key }} title={t('roles:whoHas')}>
      {text}
    </Link>
  )
}
