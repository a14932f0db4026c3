import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { rolesQuery } from './api.ts'
import { RoleCards } from './RoleCards.tsx'
import { RoleMatrix } from './RoleMatrix.tsx'
import styles from './roles.module.css'

/** 角色与权限: what everybody may do, at a glance; a press on a role opens it. */
export function RolesPage() {
  const { t } = useTranslation('roles')
  const isPhone = useIsPhone()
  const canManage = useCan('role.manage')
  const { data, error, refetch } = useQuery(rolesQuery)
  const roles = data?.items
  const own = roles?.filter((role) => !role.isBuiltIn).length ?? 0
  return (
    <>
      <PageHead
        title={t('roles:title')}
        sub={roles && t('roles:sub', { builtIn: roles.length - own, own })}
        actions={
          canManage && (
            <LinkButton to="/roles/new" tone="primary" icon={<Plus aria-hidden="true" />}>
              {t('roles:add')}
            </LinkButton>
          )
        }
        phoneActions={
          canManage && (
            <IconLink size="large" to="/roles/new" label={t('roles:add')} icon={<Plus aria-hidden="true" />} />
          )
        }
      />
      {error && !roles ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : !roles ? (
        <LoadingState />
      ) : (
        <>
          <p className={`${styles['how']} only-wide`}>{t('roles:how')}</p>
          {isPhone ? <RoleCards roles={roles} /> : <RoleMatrix roles={roles} />}
        </>
      )}
    </>
  )
}
