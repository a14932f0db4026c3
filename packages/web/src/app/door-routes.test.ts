import { describe, expect, it } from 'vitest'
import { sessionRoutes } from '@zhike/core/session/api'
import { setupRoutes } from '@zhike/core/setup/api'
import { demoSignIn, getSession, getSetup, setUpCompany, signIn } from './door-routes.ts'

describe('the routes of the door', () => {
  it.each([
    ['getSession', getSession, sessionRoutes.getSession],
    ['signIn', signIn, sessionRoutes.signIn],
    ['demoSignIn', demoSignIn, sessionRoutes.demoSignIn],
    ['getSetup', getSetup, setupRoutes.getSetup],
    ['setUpCompany', setUpCompany, setupRoutes.setUpCompany],
  ])('%s says what the route table says', (_name, door, table) => {
    const { method, path, status, requestMedia, responseMedia } = table
    expect(door).toEqual({ method, path, status, requestMedia, responseMedia })
  })
})
