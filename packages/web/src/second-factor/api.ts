import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  disableSecondFactor,
  endPersonSessions,
  getPersonSignIn,
  getSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from '@zhike/core/second-factor/api'
import type { Proof } from '@zhike/core/second-factor/schema'
import { callRoute } from '../app/api-client.ts'

export const secondFactorQuery = queryOptions({
  queryKey: ['account', 'second-factor'],
  queryFn: ({ signal }) => callRoute(getSecondFactor, { signal }),
})

/** Both ask for password and code. */
export function useProved() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
  return {
    renew: useMutation({ mutationFn: (body: Proof) => callRoute(renewRecoveryCodes, { body }), onSuccess }),
    disable: useMutation({ mutationFn: (body: Proof) => callRoute(disableSecondFactor, { body }), onSuccess }),
  }
}

export const personSignInQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', 'sign-in', personId],
    queryFn: ({ signal }) => callRoute(getPersonSignIn, { params: { id: personId }, signal }),
  })

export function usePersonDoor(personId: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: personSignInQuery(personId).queryKey })
  const params = { id: personId }
  return {
    reset: useMutation({ mutationFn: () => callRoute(resetSecondFactor, { params }), onSuccess }),
    endSessions: useMutation({ mutationFn: () => callRoute(endPersonSessions, { params }), onSuccess }),
  }
}
