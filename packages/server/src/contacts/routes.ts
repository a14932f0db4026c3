import * as api from '@zhike/core/contacts/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { createContact } from './create-contact.ts'
import { deleteContact } from './delete-contact.ts'
import { listContacts } from './list-contacts.ts'
import { restoreContact } from './restore-contact.ts'
import { updateContact } from './update-contact.ts'

export const bindContactRoutes: BindRoutes = (app) => {
  bindRoute(app, api.listContacts, (ctx, { params }) => listContacts(ctx, params.id))
  bindRoute(app, api.createContact, (ctx, { params, body }) => createContact(ctx, params.id, body))
  bindRoute(app, api.patchContact, (ctx, { params, body, version }) =>
    updateContact(ctx, params.id, params.contactId, version, body),
  )
  bindRoute(app, api.deleteContact, (ctx, { params }) => deleteContact(ctx, params.id, params.contactId))
  bindRoute(app, api.restoreContact, (ctx, { params }) => restoreContact(ctx, params.id, params.contactId))
}
