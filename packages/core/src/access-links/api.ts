import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { accessLink, linkToken, madeAccessLink, openedLink, redeemLinkInput } from './schema.ts'

const tag = 'access-links'

export const getAccessLink = defineRoute({
  operationId: 'getAccessLink',
  method: 'GET',
  path: '/api/v1/people/{id}/access-link',
  tag,
  summary: 'The latest invitation or reset link of a person and what became of it; never the link itself',
  permission: 'person.manage',
  params: idParams,
  output: z.object({ link: accessLink.nullable() }),
  errors: [404],
})

export const createAccessLink = defineRoute({
  operationId: 'createAccessLink',
  method: 'POST',
  path: '/api/v1/people/{id}/access-link',
  tag,
  summary: 'Invite a person who has no login (7 days), or let one who has choose a new password (24 hours)',
  permission: 'person.manage',
  params: idParams,
  body: z.object({
    mail: z.boolean().default(true).describe('also mail it, where there is a mail server and an address'),
  }),
  status: 201,
  output: madeAccessLink,
  errors: [404, 409],
  carriesSecret: true,
})

export const revokeAccessLink = defineRoute({
  operationId: 'revokeAccessLink',
  method: 'DELETE',
  path: '/api/v1/people/{id}/access-link',
  tag,
  summary: 'Take an invitation or reset link back',
  permission: 'person.manage',
  params: idParams,
  errors: [404],
})

export const openAccessLink = defineRoute({
  operationId: 'openAccessLink',
  method: 'POST',
  path: '/api/v1/access-links/open',
  tag,
  summary: 'Whom a link is for; does not use it up',
  permission: 'public',
  body: z.object({ token: linkToken }),
  output: openedLink,
  errors: [404, 409],
  carriesSecret: true,
})

export const redeemAccessLink = defineRoute({
  operationId: 'redeemAccessLink',
  method: 'POST',
  path: '/api/v1/access-links/redeem',
  tag,
  summary: 'Set the password of a link, once; an invitation signs in, a reset ends every session',
  permission: 'public',
  body: redeemLinkInput,
  output: z.object({ isSignedIn: z.boolean() }),
  errors: [404, 409, 422],
  carriesSecret: true,
})

export const askForPassword = defineRoute({
  operationId: 'askForPassword',
  method: 'POST',
  path: '/api/v1/forgotten-password',
  tag,
  summary: 'Mail a reset link, if the account exists and has an address; the answer does not tell',
  permission: 'public',
  body: z.object({ identifier: z.string().trim().min(1).max(254).describe('e-mail, phone or staff number') }),
  errors: [409, 429],
  carriesSecret: true,
})

export const accessLinkRoutes = {
  getAccessLink,
  createAccessLink,
  revokeAccessLink,
  openAccessLink,
  redeemAccessLink,
  askForPassword,
}
