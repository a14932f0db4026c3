import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { cancelLeave, createLeave, listLeaves, updateLeave } from '@zhike/core/leaves/api'
import { callRoute } from '../app/api-client.ts'

export const leavesOfPersonQuery = (personId: string) =>
  queryOptions({
    queryKey: ['leaves', 'of', personId],
    queryFn: ({ signal }) => callRoute(listLeaves, { query: { personId, state: 'open' }, signal }),
  })

/** For whom somebody stands in today. */
export const standInsQuery = (delegateId: string) =>
  queryOptions({
    queryKey: ['leaves', 'delegate', delegateId],
    queryFn: ({ signal }) => callRoute(listLeaves, { query: { delegateId, state: 'now' }, signal }),
    staleTime: 60_000,
  })

export interface LeaveInput {
  personId: string
  delegateId: string
  fromOn: string
  untilOn: string
  note: string | null
}

// Who reaches which customers changes with a leave, so everything is asked again.

export function useCreateLeave() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LeaveInput) => callRoute(createLeave, { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

export function useUpdateLeave() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version, ...body }: Omit<LeaveInput, 'personId'> & { id: string; version: number }) =>
      callRoute(updateLeave, { params: { id }, version, body }),
    onSettled: () => client.invalidateQueries(),
  })
}

export function useCancelLeave() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => callRoute(cancelLeave, { params: { id } }),
    onSuccess: () => client.invalidateQueries(),
  })
}
