import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { listDepartments } from '@zhike/core/departments/api'
import { createRole, deleteRole, listRoleOptions, listRoles, updateRole } from '@zhike/core/roles/api'
import type { Role } from '@zhike/core/roles/schema'
import { callRoute } from '../app/api-client.ts'
import { inputOf, type RoleDraft } from './role-draft.ts'

export const rolesQuery = queryOptions({
  queryKey: ['roles', 'list'],
  queryFn: ({ signal }) => callRoute(listRoles, { signal }),
})

export const roleOptionsQuery = queryOptions({
  queryKey: ['roles', 'options'],
  queryFn: ({ signal }) => callRoute(listRoleOptions, { signal }),
  staleTime: 60_000,
})

export const departmentsQuery = queryOptions({
  queryKey: ['departments', 'list'],
  queryFn: ({ signal }) => callRoute(listDepartments, { signal }),
})

/** A role changes what everybody who has it sees, me included: nothing that was fetched is known to hold. */
function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries()
}

export function useSaveRole() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ role, draft }: { role: Pick<Role, 'key' | 'version'> | null; draft: RoleDraft }) =>
      role
        ? callRoute(updateRole, { params: { key: role.key }, version: role.version, body: inputOf(draft) })
        : callRoute(createRole, { body: inputOf(draft) }),
    onSuccess: refresh,
  })
}

export function useDeleteRole() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (key: string) => callRoute(deleteRole, { params: { key } }),
    // Not waited for: the page of the role is left first.
    onSuccess: () => void refresh(),
  })
}
