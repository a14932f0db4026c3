import { consentRoutes } from '@zhike/core/consents/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { sendCsv } from '../platform/http/send-csv.ts'
import { exportConsents } from './export-consents.ts'
import { listConsents } from './list-consents.ts'
import { recordConsent } from './record-consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

export const bindConsentRoutes: BindRoutes = (app) => {
  bindRoute(app, consentRoutes.listConsents, (ctx, { params }) => listConsents(ctx, params.id))
  bindRoute(app, consentRoutes.recordConsent, (ctx, { params, body }) => recordConsent(ctx, params.id, body))
  bindRoute(app, consentRoutes.withdrawConsent, (ctx, { params, body }) =>
    withdrawConsent(ctx, params.id, params.consentId, body),
  )
  bindRoute(app, consentRoutes.exportConsents, async (ctx, { reply }) =>
    sendCsv(ctx, reply, 'consents', await exportConsents(ctx)),
  )
}
