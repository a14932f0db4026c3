import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  beginInput,
  confirmInput,
  enrolment,
  personSignIn,
  proofInput,
  recoveryCodes,
  secondFactorStatus,
} from './schema.ts'

const tag = 'session'

export const getSecondFactor = defineRoute({
  operationId: 'getSecondFactor',
  method: 'GET',
  path: '/api/v1/second-factor',
  tag,
  summary: 'Whether I sign in with a second factor',
  permission: 'signed-in',
  isOpenMeanwhile: 'second-factor',
  output: secondFactorStatus,
  errors: [409],
})

export const beginSecondFactor = defineRoute({
  operationId: 'beginSecondFactor',
  method: 'POST',
  path: '/api/v1/second-factor/begin',
  tag,
  summary: 'A new secret for my authenticator; it counts once a code of it has been confirmed',
  permission: 'signed-in',
  isOpenMeanwhile: 'second-factor',
  body: beginInput,
  output: enrolment,
  errors: [409, 422, 429],
  carriesSecret: true,
})

export const confirmSecondFactor = defineRoute({
  operationId: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/v1/second-factor/confirm',
  tag,
  summary: 'Switch my second factor on with a code of the authenticator; answers the recovery codes, once',
  permission: 'signed-in',
  isOpenMeanwhile: 'second-factor',
  body: confirmInput,
  output: recoveryCodes,
  errors: [409, 422, 429],
  carriesSecret: true,
})

export const renewRecoveryCodes = defineRoute({
  operationId: 'renewRecoveryCodes',
  method: 'POST',
  path: '/api/v1/second-factor/recovery-codes',
  tag,
  summary: 'New recovery codes; the old ones no longer work',
  permission: 'signed-in',
  body: proofInput,
  output: recoveryCodes,
  errors: [409, 422, 429],
  carriesSecret: true,
})

export const disableSecondFactor = defineRoute({
  operationId: 'disableSecondFactor',
  method: 'POST',
  path: '/api/v1/second-factor/disable',
  tag,
  summary: 'Switch my second factor off',
  permission: 'signed-in',
  body: proofInput,
  errors: [409, 422, 429],
  carriesSecret: true,
})

export const getPersonSignIn = defineRoute({
  operationId: 'getPersonSignIn',
  method: 'GET',
  path: '/api/v1/people/{id}/sign-in',
  tag,
  summary: 'How a person comes in, and in how many places',
  permission: 'person.manage',
  params: idParams,
  output: personSignIn,
  errors: [404],
})

export const resetSecondFactor = defineRoute({
  operationId: 'resetSecondFactor',
  method: 'POST',
  path: '/api/v1/people/{id}/reset-second-factor',
  tag,
  summary: 'Somebody lost authenticator and recovery codes: take the second factor away; the person’s sessions end',
  permission: 'person.manage',
  params: idParams,
  errors: [404, 409],
})

export const endPersonSessions = defineRoute({
  operationId: 'endPersonSessions',
  method: 'POST',
  path: '/api/v1/people/{id}/end-sessions',
  tag,
  summary: 'Sign a person out everywhere',
  permission: 'person.manage',
  params: idParams,
  output: z.object({ ended: z.int() }),
  errors: [404],
})

export const secondFactorRoutes = {
  getSecondFactor,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  disableSecondFactor,
  getPersonSignIn,
  resetSecondFactor,
  endPersonSessions,
}
