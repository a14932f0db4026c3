import { signOut as signOutRoute } from '@zhike/core/session/api'
import { callRoute } from '../api-client.ts'
import { queryClient } from '../query-client.ts'

/** Ends the session here and forgets everything that was fetched in it. */
export async function signOut(): Promise<void> {
  await callRoute(signOutRoute)
  queryClient.clear()
  window.location.assign('/sign-in')
}
