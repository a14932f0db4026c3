import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { mailSettings, mailSettingsInput, mailState, outgoingMail, testMailInput, testMailResult } from './schema.ts'

const tag = 'mail'

export const getMailSettings = defineRoute({
  operationId: 'getMailSettings',
  method: 'GET',
  path: '/api/v1/mail-settings',
  tag,
  summary: 'The company’s mail server; null while there is none',
  permission: 'settings.manage',
  output: z.object({
    settings: mailSettings.nullable(),
    /** What links in mails begin with. */
    publicUrl: z.string(),
    isAddressKnown: z.boolean().meta({ description: 'ZHIKE_PUBLIC_URL is set' }),
  }),
})

export const putMailSettings = defineRoute({
  operationId: 'putMailSettings',
  method: 'PUT',
  path: '/api/v1/mail-settings',
  tag,
  summary: 'Set up the mail server; a password that is left out stays as it is',
  permission: 'settings.manage',
  body: mailSettingsInput,
  output: mailSettings,
  errors: [422],
  carriesSecret: true,
})

export const deleteMailSettings = defineRoute({
  operationId: 'deleteMailSettings',
  method: 'DELETE',
  path: '/api/v1/mail-settings',
  tag,
  summary: 'Send no more mail; links are then handed over by the administrator',
  permission: 'settings.manage',
})

export const sendTestMail = defineRoute({
  operationId: 'sendTestMail',
  method: 'POST',
  path: '/api/v1/mail-settings/test',
  tag,
  summary: 'Send a test mail now and tell what the server answered',
  permission: 'settings.manage',
  body: testMailInput,
  output: testMailResult,
  errors: [409],
  // Sending it twice is what is asked for.
  carriesSecret: true,
})

export const listOutgoingMails = defineRoute({
  operationId: 'listOutgoingMails',
  method: 'GET',
  path: '/api/v1/mails',
  tag,
  summary: 'The latest mails, kept for 90 days, with what became of them',
  permission: 'settings.manage',
  query: z.object({
    state: mailState.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  output: z.object({ items: z.array(outgoingMail) }),
})

export const retryMail = defineRoute({
  operationId: 'retryMail',
  method: 'POST',
  path: '/api/v1/mails/{id}/retry',
  tag,
  summary: 'Try a mail again that did not go',
  permission: 'settings.manage',
  params: idParams,
  output: outgoingMail,
  errors: [404, 409],
})

export const mailRoutes = {
  getMailSettings,
  putMailSettings,
  deleteMailSettings,
  sendTestMail,
  listOutgoingMails,
  retryMail,
}
