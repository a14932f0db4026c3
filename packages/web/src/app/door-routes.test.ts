import { describe, expect, it } from 'vitest'
import { accessLinkRoutes } from '@zhike/core/access-links/api'
import { sessionRoutes } from '@zhike/core/session/api'
import { setupRoutes } from '@zhike/core/setup/api'
import {
  askForPassword,
  changePassword,
  demoSignIn,
  getSession,
  getSetup,
  openAccessLink,
  redeemAccessLink,
  setUpCompany,
  signIn,
  signOut,
} from './door-routes.ts'

describe('the routes of the door', () => {
  it.each([
    ['getSession', getSession, sessionRoutes.getSession],
    ['signIn', signIn, sessionRoutes.signIn],
    ['demoSignIn', demoSignIn, sessionRoutes.demoSignIn],
    ['getSetup', getSetup, setupRoutes.getSetup],
    ['setUpCompany', setUpCompany, setupRoutes.setUpCompany],
    ['openAccessLink', openAccessLink, accessLinkRoutes.openAccessLink],
    ['redeemAccessLink', redeemAccessLink, accessLinkRoutes.redeemAccessLink],
    ['askForPassword', askForPassword, accessLinkRoutes.askForPassword],
    ['changePassword', changePassword, sessionRoutes.changePassword],
    ['signOut', signOut, sessionRoutes.signOut],
  ])('%s says what the route table says', (_name, door, table) => {
    const { method, path, status, requestMedia, responseMedia } = table
    expect(door).toEqual({ method, path, status, requestMedia, responseMedia })
  })
})
