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
  reactivatePerson,
  resetPersonPassword,
  setPersonRoles,
  updatePerson,
} from '@zhike/core/people/api'
import type { Person } from '@zhike/core/people/schema'
import { callRoute } from '../app/api-client.ts'
import type { PeopleSearch } from './people-search.ts'
import type { PersonInput } from './person-form.ts'

const filterOf = (search: PeopleSearch) => ({
  status: search.status ?? 'active',
  ...(search.q ? { q: search.q } : {}),
  ...(search.role ? { role: search.role } : {}),
  ...(search.department ? { departmentId: search.department } : {}),
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
    mutationFn: async ({ input, roles, withLogin }: { input: PersonInput; roles: string[]; withLogin: boolean }) => {
      if (!person) return callRoute(createPerson, { body: { ...input, roles, ...(withLogin ? { login: {} } : {}) } })
      const saved = await callRoute(updatePerson, { params: { id: person.id }, version: person.version, body: input })
      if (person.abilities.setRoles && roles.toSorted().join() !== person.roles.toSorted().join()) {
        await callRoute(setPersonRoles, { params: { id: person.id }, body: { roles } })
      }
      return { ...saved, temporaryPassword: null }
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
    mutationFn: () => callRoute(deactivatePerson, { params: { id: personId } }),
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
