import { Readable } from 'node:stream'
import { privacyRoutes } from '@zhike/core/privacy/api'
import type { BindRoutes } from '../bind-routes.ts'
import { today } from '../platform/context/context.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { erasePerson } from './erase-person.ts'
import { exportPersonalData } from './export-personal-data.ts'
import { getRetentionReport } from './get-retention-report.ts'
import { listCustomerPeople } from './list-customer-people.ts'
import { listDueForErasure } from './list-due-for-erasure.ts'
import { listPrivacyRequests } from './list-privacy-requests.ts'
import { previewErasure } from './preview-erasure.ts'

export const bindPrivacyRoutes: BindRoutes = (app) => {
  bindRoute(app, privacyRoutes.listPrivacyRequests, (ctx, { query }) => listPrivacyRequests(ctx, query))
  bindRoute(app, privacyRoutes.listCustomerPeople, (ctx, { params }) => listCustomerPeople(ctx, params.id))
  bindRoute(app, privacyRoutes.exportPersonalData, async (ctx, { body, reply }) => {
    const zip = await exportPersonalData(ctx, body)
    reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="personal-data-${today(ctx)}.zip"`)
      .send(Readable.from(zip))
  })
  bindRoute(app, privacyRoutes.previewErasure, (ctx, { query }) =>
    previewErasure(ctx, { customerId: query.customerId, contactId: query.contactId ?? null }),
  )
  bindRoute(app, privacyRoutes.erasePerson, (ctx, { body }) => erasePerson(ctx, body))
  bindRoute(app, privacyRoutes.listDueForErasure, (ctx, { query }) => listDueForErasure(ctx, query))
  bindRoute(app, privacyRoutes.getRetentionReport, (ctx) => getRetentionReport(ctx))
}
