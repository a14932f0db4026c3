import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { rolesQuery } from './api.ts'
import { draftOf } from './role-draft.ts'
import { RoleEditor } from './RoleEditor.tsx'

const route = getRouteApi('/shell/roles/$roleKey')

export function RolePage() {
  const { t } = useTranslation('roles')
  const { roleKey } = route.useParams()
  const { data, error, refetch } = useQuery(rolesQuery)
  if (error && !data) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return <LoadingState />
  const role = data.items.find((one) => one.key === roleKey)
  if (!role) {
    return <EmptyState text={t('roles:missing')} action={<LinkButton to="/roles">{t('roles:back')}</LinkButton>} />
  }
  return <RoleEditor key={role.key} role={role} start={draftOf(role)} />
}
