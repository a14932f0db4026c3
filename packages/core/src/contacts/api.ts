import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { contact, contactInput, contactList, contactParams, patchContactBody } from './schema.ts'

const tag = 'Contacts'

export const listContacts = defineRoute({
  operationId: 'listContacts',
  method: 'GET',
  path: '/api/v1/customers/{id}/contacts',
  tag,
  summary: 'Contacts of a customer, the primary one first',
  permission: 'customer.read',
  params: idParams,
  output: contactList,
  errors: [404],
})

export const createContact = defineRoute({
  operationId: 'createContact',
  method: 'POST',
  path: '/api/v1/customers/{id}/contacts',
  tag,
  summary: 'Add a contact',
  permission: 'contact.write',
  params: idParams,
  body: contactInput,
  status: 201,
  output: contact,
  errors: [404, 409],
})

export const patchContact = defineRoute({
  operationId: 'patchContact',
  method: 'PATCH',
  path: '/api/v1/customers/{id}/contacts/{contactId}',
  tag,
  summary: 'Change a contact, or make it the primary one',
  permission: 'contact.write',
  params: contactParams,
  body: patchContactBody,
  output: contact,
  errors: [404, 409, 412, 428],
  requiresVersion: true,
})

export const deleteContact = defineRoute({
  operationId: 'deleteContact',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/contacts/{contactId}',
  tag,
  summary: 'Remove a contact; the next one becomes primary',
  permission: 'contact.write',
  params: contactParams,
  errors: [404],
})

export const restoreContact = defineRoute({
  operationId: 'restoreContact',
  method: 'POST',
  path: '/api/v1/customers/{id}/contacts/{contactId}/restore',
  tag,
  summary: 'Take a removed contact back',
  permission: 'contact.write',
  params: contactParams,
  output: contact,
  errors: [404, 409],
})

export const contactRoutes = { listContacts, createContact, patchContact, deleteContact, restoreContact }
