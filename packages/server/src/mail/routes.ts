import { mailRoutes } from '@zhike/core/mail/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { deleteMailSettings } from './delete-mail-settings.ts'
import { getMailSettings } from './get-mail-settings.ts'
import { listOutgoingMails } from './list-outgoing-mails.ts'
import { putMailSettings } from './put-mail-settings.ts'
import { retryMail } from './retry-mail.ts'
import { sendTestMail } from './send-test-mail.ts'

export const bindMailRoutes: BindRoutes = (app) => {
  bindRoute(app, mailRoutes.getMailSettings, (ctx) => getMailSettings(ctx))
  bindRoute(app, mailRoutes.putMailSettings, (ctx, { body }) => putMailSettings(ctx, body))
  bindRoute(app, mailRoutes.deleteMailSettings, (ctx) => deleteMailSettings(ctx))
  bindRoute(app, mailRoutes.sendTestMail, (ctx, { body }) => sendTestMail(ctx, body.to))
  bindRoute(app, mailRoutes.listOutgoingMails, (ctx, { query }) => listOutgoingMails(ctx, query))
  bindRoute(app, mailRoutes.retryMail, (ctx, { params }) => retryMail(ctx, params.id))
}
