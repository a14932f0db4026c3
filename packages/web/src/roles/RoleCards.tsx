import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Role } from '@zhike/core/roles/schema'
import { CardLink } from '../ui/table/CardLink.tsx'
import { ListCard } from '../ui/table/ListCard.tsx'
import { RoleOrigin } from './RoleOrigin.tsx'
import { useRoleNames } from './use-role-names.ts'

/** The roles on a phone: a list, from which one opens. */
export function RoleCards({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation('roles')
  const nameOf = useRoleNames([])
  return (
    <ul aria-label={t('roles:matrix')}>
      {roles.map((role) => (
        <li key={role.key}>
          <CardLink to="/roles/$roleKey" params={{ roleKey: role.key }}>
            <ListCard
              wraps
              lead={<ShieldCheck aria-hidden="true" className="text-3" />}
              title={nameOf(role.key, role.name)}
              flag={<RoleOrigin role={role} />}
              lines={[role.isBuiltIn ? t(`roles:note.${role.key}`) : role.description]}
              aside={[role.people > 0 ? t('roles:people', { count: role.people }) : t('roles:nobody')]}
            />
          </CardLink>
        </li>
      ))}
    </ul>
  )
}
