import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { createDepartment, deleteDepartment, listDepartments, updateDepartment } from '@zhike/core/departments/api'
import type { Department } from '@zhike/core/departments/schema'
import {
  countPeople,
  createPerson,
  deactivatePerson,
  listPeople,
  listPostChanges,
  previewDeactivation,
  reactivatePerson,
  resetPersonPassword,
  setPersonRoles,
  updatePerson,
} from '@zhike/core/people/api'
import type { HandOver } from '@zhike/core/ownership/schema'
import type { Person } from '@zhike/core/people/schema'
import { callRoute } from '../app/api-client.ts'
import type { PeopleSearch } from './people-search.ts'
import type { PersonInput, WayIn } from './person-form.ts'

export const filterOf = (search: PeopleSearch) => ({
  status: search.status ?? 'active',
  ...(search.q ? { q: search.q } : {}),
  ...(search.department && search.side !== 'teams' ? { departmentId: search.department } : {}),
  ...(search.team && search.side === 'teams' ? { teamId: search.team } : {}),
  ...(search.role ? { role: search.role } : {}),
  ...(search.away ? { onLeave: 'true' as const } : {}),
})

export const peopleQuery = (search: PeopleSearch) =>
  queryOptions({
    queryKey: ['people', 'list', search],
    queryFn: ({ signal }) =>
      callRoute(listPeople, {
        query: { ...filterOf(search), limit: 50, ...(search.after ? { after: search.after } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** The phone's list goes on and on. */
export const endlessPeopleQuery = (search: PeopleSearch) => {
  const query = filterOf(search)
  return infiniteQueryOptions({
    queryKey: ['people', 'endless', query],
    queryFn: ({ signal, pageParam }) =>
      callRoute(listPeople, { query: { ...query, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
}

export const peopleCountQuery = (search: PeopleSearch) => {
  const query = filterOf(search)
  return queryOptions({
    queryKey: ['people', 'count', query],
    queryFn: ({ signal }) => callRoute(countPeople, { query, signal }),
  })
}

export const departmentsQuery = queryOptions({
  queryKey: ['departments', 'list'],
  queryFn: ({ signal }) => callRoute(listDepartments, { signal }),
})

/** After a change of people: lists, pickers, the tree's counts, and customers whose holder may have changed. */
function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries()
}

export function useSavePerson(person: Person | null) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ input, roles, way }: { input: PersonInput; roles: string[]; way: WayIn }) => {
      if (!person) {
        const made = await callRoute(createPerson, {
          body: { ...input, roles, ...(way === 'temporary' ? { login: {} } : {}) },
        })
        return { ...made, toInvite: way === 'invite' }
      }
      const saved = await callRoute(updatePerson, { params: { id: person.id }, version: person.version, body: input })
      if (person.abilities.setRoles && roles.toSorted().join() !== person.roles.toSorted().join()) {
        await callRoute(setPersonRoles, { params: { id: person.id }, body: { roles } })
      }
      return { ...saved, temporaryPassword: null, toInvite: false }
    },
    onSuccess: refresh,
  })
}

export function useResetPassword(personId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => callRoute(resetPersonPassword, { params: { id: personId }, body: {} }),
    onSuccess: refresh,
  })
}

export function useDeactivate(personId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (customers: HandOver) => callRoute(deactivatePerson, { params: { id: personId }, body: { customers } }),
    onSuccess: refresh,
  })
}

/** What deactivating would move; asked anew each time the dialog opens. */
export const deactivationQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'deactivation', personId],
    queryFn: ({ signal }) => callRoute(previewDeactivation, { params: { id: personId }, signal }),
    staleTime: 0,
  })

export const postChangesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'post-changes', personId],
    queryFn: ({ signal }) => callRoute(listPostChanges, { params: { id: personId }, query: { limit: 20 }, signal }),
  })

/** Another department for a person; answers the version to undo it with. */
export function useMovePerson() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ person, departmentId }: { person: Pick<Person, 'id' | 'version'>; departmentId: string | null }) =>
      callRoute(updatePerson, { params: { id: person.id }, version: person.version, body: { departmentId } }),
    onSuccess: refresh,
  })
}

/** Another parent for a department, with all that lies below it. */
export function useMoveDepartment() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({
      department,
      parentId,
    }: {
      department: Pick<Department, 'id' | 'version'>
      parentId: string | null
    }) =>
      callRoute(updateDepartment, { params: { id: department.id }, version: department.version, body: { parentId } }),
    onSuccess: refresh,
  })
}

export function useReactivate(personId: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => callRoute(reactivatePerson, { params: { id: personId } }),
    onSuccess: refresh,
  })
}

export function useSaveDepartment(department: Department | null) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { name: string; parentId: string | null }) =>
      department
        ? callRoute(updateDepartment, { params: { id: department.id }, version: department.version, body })
        : callRoute(createDepartment, { body }),
    onSuccess: refresh,
  })
}

export function useDeleteDepartment() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => callRoute(deleteDepartment, { params: { id } }),
    onSuccess: refresh,
  })
}
