import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'

/** What to do when the server no longer knows who we are; the router sets it. */
let onSignedOut: () => void = () => undefined

export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

/** The company asks for a second factor since a moment: the session, asked again, says so. */
let onEnrolmentWanted: () => void = () => undefined

export function whenEnrolmentWanted(handler: () => void): void {
  onEnrolmentWanted = handler
}

function noticeSignOut(error: unknown): void {
  if (!(error instanceof ApiProblem)) return
  if (error.code === 'session.missing') onSignedOut()
  if (error.code === 'second-factor.enrol-first') onEnrolmentWanted()
}

/** Refusals do not change by asking again; a lost connection or a failing server may. */
function mayRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) return false
  return failures < 2
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    // "always": the server may stand on this very machine, where the browser's idea of being online means nothing.
    queries: { staleTime: 15_000, gcTime: 600_000, retry: mayRetry, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
