import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { createTeam, deleteTeam, getTeam, listTeams, updateTeam } from '@zhike/core/teams/api'
import type { TeamDetail } from '@zhike/core/teams/schema'
import { callRoute } from '../app/api-client.ts'

export const teamsQuery = queryOptions({
  queryKey: ['teams', 'list'],
  queryFn: ({ signal }) => callRoute(listTeams, { signal }),
})

export const teamQuery = (id: string) =>
  queryOptions({
    queryKey: ['teams', 'one', id],
    queryFn: ({ signal }) => callRoute(getTeam, { params: { id }, signal }),
  })

export interface TeamInput {
  name: string
  description: string | null
  leadId: string | null
  memberIds: string[]
}

// The data scope of a team reaches what its members hold, so everything is asked again.

export function useSaveTeam(team: TeamDetail | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TeamInput) =>
      team
        ? callRoute(updateTeam, { params: { id: team.id }, version: team.version, body })
        : callRoute(createTeam, { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

export function useDeleteTeam() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => callRoute(deleteTeam, { params: { id } }),
    onSuccess: () => client.invalidateQueries(),
  })
}
