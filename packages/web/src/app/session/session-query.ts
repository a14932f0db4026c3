import { queryOptions } from '@tanstack/react-query'
import type { Session } from '@zhike/core/session/schema'
import { callRoute } from '../api-client.ts'
import { ApiProblem } from '../api-problem.ts'
import { getSession, getSetup } from '../door-routes.ts'

/** Who is signed in; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await callRoute(getSession, { signal })
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 300_000,
  // The company’s day changes at midnight, roles when an administrator says so.
  refetchInterval: 600_000,
})

/** What is open to anybody: whether the company exists, its name, whether it is the demo. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => callRoute(getSetup, { signal }),
  staleTime: 60_000,
})
