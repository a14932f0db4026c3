import { useTranslation } from 'react-i18next'
import type { Role } from '@zhike/core/roles/schema'
import { Tag } from '../ui/identity/Tag.tsx'

/** Whether a role came with the product or is the company's own. */
export function RoleOrigin({ role }: { role: Pick<Role, 'isBuiltIn'> }) {
  const { t } = useTranslation('roles')
  return role.isBuiltIn ? <Tag>{t('roles:builtIn')}</Tag> : <Tag tone="accent">{t('roles:own')}</Tag>
}
