import type * as AccessLinkApi from '@zhike/core/access-links/api'
import type { AnyRoute } from '@zhike/core/api/route'
import type * as SessionApi from '@zhike/core/session/api'
import type * as SetupApi from '@zhike/core/setup/api'

// What is called before anybody is signed in. The table's own routes bring the whole schema library with them, which
// sign-in need not load; door-routes.test.ts holds these few words to the table.

type Wire = Pick<AnyRoute, 'method' | 'path' | 'status'>

/** Stands for a route of the table: callRoute reads nothing but these words and the media, which is JSON here. */
function doorRoute<R extends AnyRoute>(wire: Wire): R {
  return { ...wire, requestMedia: 'json', responseMedia: 'json' } as R
}

export const getSession = doorRoute<typeof SessionApi.getSession>({
  method: 'GET',
  path: '/api/v1/session',
  status: 200,
})
export const getSetup = doorRoute<typeof SetupApi.getSetup>({ method: 'GET', path: '/api/v1/setup', status: 200 })
export const signIn = doorRoute<typeof SessionApi.signIn>({ method: 'POST', path: '/api/v1/sign-in', status: 200 })
export const demoSignIn = doorRoute<typeof SessionApi.demoSignIn>({
  method: 'POST',
  path: '/api/v1/demo-sign-in',
  status: 200,
})
export const setUpCompany = doorRoute<typeof SetupApi.setUpCompany>({
  method: 'POST',
  path: '/api/v1/setup',
  status: 201,
})
export const openAccessLink = doorRoute<typeof AccessLinkApi.openAccessLink>({
  method: 'POST',
  path: '/api/v1/access-links/open',
  status: 200,
})
export const redeemAccessLink = doorRoute<typeof AccessLinkApi.redeemAccessLink>({
  method: 'POST',
  path: '/api/v1/access-links/redeem',
  status: 200,
})
export const askForPassword = doorRoute<typeof AccessLinkApi.askForPassword>({
  method: 'POST',
  path: '/api/v1/forgotten-password',
  status: 204,
})
export const changePassword = doorRoute<typeof SessionApi.changePassword>({
  method: 'POST',
  path: '/api/v1/password',
  status: 204,
})
export const signOut = doorRoute<typeof SessionApi.signOut>({ method: 'POST', path: '/api/v1/sign-out', status: 204 })
