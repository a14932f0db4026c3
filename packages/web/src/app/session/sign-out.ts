import { signOut as signOutRoute } from '@zhike/core/session/api'
import { callRoute } from '../api-client.ts'
import { queryClient } from '../query-client.ts'
import { setSeenPerson } from './see-as.ts'

/** Ends the session here and forgets everything that was fetched in it. */
export async function signOut(): Promise<void> {
  // In somebody else's view the server would refuse to end the session.
  setSeenPerson(null)
  await callRoute(signOutRoute)
  queryClient.clear()
  window.sessionStorage.clear()
  window.location.assign('/sign-in')
}
