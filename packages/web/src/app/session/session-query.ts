import { queryOptions } from '@tanstack/react-query'
import type { Session } from '@zhike/core/session/schema'
import { callRoute } from '../api-client.ts'
import { ApiProblem } from '../api-problem.ts'
import { getSession, getSetup } from '../door-routes.ts'
import { i18n } from '../i18n/translation.ts'
import { showToast } from '../../ui/toast/toast.ts'
import { seenPerson, setSeenPerson } from './see-as.ts'

/** Who is signed in; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await callRoute(getSession, { signal })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const seen = seenPerson()
      if (error.status === 401) {
        setSeenPerson(null)
        return null
      }
      if (!seen || error.status !== 403) throw error
      // The person was deactivated meanwhile, or looking was forbidden: back to one's own eyes.
      setSeenPerson(null)
      showToast({ text: i18n.t('app:seeAs.ended', { name: seen.name }) })
      return callRoute(getSession, { signal })
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
