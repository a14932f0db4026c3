import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { rolesQuery } from './api.ts'
import { draftOf, emptyDraft } from './role-draft.ts'
import { RoleEditor } from './RoleEditor.tsx'
import { useRoleNames } from './use-role-names.ts'

const route = getRouteApi('/shell/roles/new')

/** A new role, as a rule copied from the nearest one there is. */
export function NewRolePage() {
  const { t } = useTranslation('roles')
  const { from } = route.useSearch()
  const nameOf = useRoleNames([])
  const { data, error, refetch } = useQuery(rolesQuery)
  if (error && !data) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return <LoadingState />
  const source = data.items.find((one) => one.key === from)
  const start = source
    ? { ...draftOf(source), name: t('roles:copyName', { name: nameOf(source.key, source.name) }).slice(0, 60) }
    : emptyDraft
  return <RoleEditor key={source?.key ?? ''} start={start} from={source?.key ?? ''} sources={data.items} />
}
