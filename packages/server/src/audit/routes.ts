import { auditRoutes } from '@zhike/core/audit/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { sendCsv } from '../platform/http/send-csv.ts'
import { checkAuditChain } from './check-audit-chain.ts'
import { exportAudit } from './export-audit.ts'
import { getAuditChain } from './get-audit-chain.ts'
import { listAudit } from './list-audit.ts'

export const bindAuditRoutes: BindRoutes = (app) => {
  bindRoute(app, auditRoutes.listAudit, (ctx, { query }) => listAudit(ctx, query))
  bindRoute(app, auditRoutes.exportAudit, async (ctx, { query, reply }) =>
    sendCsv(ctx, reply, 'audit', await exportAudit(ctx, query)),
  )
  bindRoute(app, auditRoutes.getAuditChain, (ctx) => getAuditChain(ctx))
  bindRoute(app, auditRoutes.checkAuditChain, (ctx) => checkAuditChain(ctx))
}
