import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { maxPasswordLength } from '../people/password-length.ts'
import { builtInRole } from '../access/schema.ts'
import { myPatch, password } from '../people/schema.ts'
import { secondFactorCode } from '../second-factor/schema.ts'
import { openSession, session } from './schema.ts'

const tag = 'session'

export const getSession = defineRoute({
  operationId: 'getSession',
  method: 'GET',
  path: '/api/v1/session',
  tag,
  summary: 'Who is signed in and what they may do',
  permission: 'signed-in',
  isOpenMeanwhile: true,
  output: session,
})

export const signIn = defineRoute({
  operationId: 'signIn',
  method: 'POST',
  path: '/api/v1/sign-in',
  tag,
  summary: 'Sign in with e-mail, phone or staff number',
  permission: 'public',
  body: z.object({
    identifier: z.string().trim().min(1).max(254).describe('e-mail, phone or staff number'),
    password: z.string().min(1).max(maxPasswordLength),
    remember: z.boolean().default(true).describe('keep me signed in for 30 days'),
    code: secondFactorCode
      .optional()
      .describe('of the authenticator, or a recovery code; asked for by sign-in.code-needed'),
  }),
  output: session,
  errors: [401, 403, 409, 429],
  carriesSecret: true,
})

export const demoSignIn = defineRoute({
  operationId: 'demoSignIn',
  method: 'POST',
  path: '/api/v1/demo-sign-in',
  tag,
  summary: 'In the demo company: come in as one of the roles with one click',
  permission: 'public',
  body: z.object({ role: builtInRole }),
  output: session,
  errors: [404],
})

export const signOut = defineRoute({
  operationId: 'signOut',
  method: 'POST',
  path: '/api/v1/sign-out',
  tag,
  summary: 'Sign out here',
  permission: 'public',
})

export const listSessions = defineRoute({
  operationId: 'listSessions',
  method: 'GET',
  path: '/api/v1/sessions',
  tag,
  summary: 'Where I am signed in',
  permission: 'signed-in',
  output: z.object({ items: z.array(openSession) }),
})

export const endSession = defineRoute({
  operationId: 'endSession',
  method: 'DELETE',
  path: '/api/v1/sessions/{id}',
  tag,
  summary: 'Sign out one of my sessions',
  permission: 'signed-in',
  params: z.object({ id: z.string().min(1).max(100) }),
  errors: [404],
})

export const endOtherSessions = defineRoute({
  operationId: 'endOtherSessions',
  method: 'DELETE',
  path: '/api/v1/sessions',
  tag,
  summary: 'Sign out everywhere but here',
  permission: 'signed-in',
  output: z.object({ ended: z.int() }),
})

export const changePassword = defineRoute({
  operationId: 'changePassword',
  method: 'POST',
  path: '/api/v1/password',
  tag,
  summary: 'Change my password; my other sessions end',
  permission: 'signed-in',
  isOpenMeanwhile: true,
  body: z.object({ currentPassword: z.string().min(1).max(maxPasswordLength), newPassword: password }),
  errors: [409, 422, 429],
  carriesSecret: true,
})

export const updateMe = defineRoute({
  operationId: 'updateMe',
  method: 'PATCH',
  path: '/api/v1/me',
  tag,
  summary: 'My name, language and theme',
  permission: 'signed-in',
  body: myPatch,
  output: session,
})

export const sessionRoutes = {
  getSession,
  signIn,
  demoSignIn,
  signOut,
  listSessions,
  endSession,
  endOtherSessions,
  changePassword,
  updateMe,
}
