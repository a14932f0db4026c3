import { secondFactorRoutes } from '@zhike/core/second-factor/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { beginSecondFactor } from './begin-second-factor.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { disableSecondFactor } from './disable-second-factor.ts'
import { endPersonSessions } from './end-person-sessions.ts'
import { getPersonSignIn } from './get-person-sign-in.ts'
import { getSecondFactor } from './get-second-factor.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { resetSecondFactor } from './reset-second-factor.ts'

export const bindSecondFactorRoutes: BindRoutes = (app) => {
  bindRoute(app, secondFactorRoutes.getSecondFactor, (ctx) => getSecondFactor(ctx))
  bindRoute(app, secondFactorRoutes.beginSecondFactor, (ctx, { body }) => beginSecondFactor(ctx, body.password))
  bindRoute(app, secondFactorRoutes.confirmSecondFactor, (ctx, { body }) => confirmSecondFactor(ctx, body.code))
  bindRoute(app, secondFactorRoutes.renewRecoveryCodes, (ctx, { body }) => renewRecoveryCodes(ctx, body))
  bindRoute(app, secondFactorRoutes.disableSecondFactor, (ctx, { body }) => disableSecondFactor(ctx, body))
  bindRoute(app, secondFactorRoutes.getPersonSignIn, (ctx, { params }) => getPersonSignIn(ctx, params.id))
  bindRoute(app, secondFactorRoutes.resetSecondFactor, (ctx, { params }) => resetSecondFactor(ctx, params.id))
  bindRoute(app, secondFactorRoutes.endPersonSessions, (ctx, { params }) => endPersonSessions(ctx, params.id))
}
