import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { day, id } from '../kernel/schemas.ts'
import { contactViewAlerts, contactViewDetail, contactViewPage } from './schema.ts'

const tag = 'audit'

export const listContactViews = defineRoute({
  operationId: 'listContactViews',
  method: 'GET',
  path: '/api/v1/contact-views',
  tag,
  summary: 'Of how many customers each person saw unmasked contact data, by day, newest day and most first',
  permission: 'audit.read',
  query: z.object({
    personId: id.optional(),
    from: day.optional(),
    to: day.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(1000).optional(),
  }),
  output: contactViewPage,
})

export const listContactViewAlerts = defineRoute({
  operationId: 'listContactViewAlerts',
  method: 'GET',
  path: '/api/v1/contact-views/alerts',
  tag,
  summary: 'Who went beyond the threshold in the last seven days',
  permission: 'audit.read',
  output: contactViewAlerts,
})

export const getContactViewDetail = defineRoute({
  operationId: 'getContactViewDetail',
  method: 'GET',
  path: '/api/v1/contact-views/{personId}/{day}',
  tag,
  summary: 'One person’s day by place, by whose customers they are, and by hour',
  permission: 'audit.read',
  params: z.object({ personId: id, day }),
  output: contactViewDetail,
})

export const contactViewRoutes = { listContactViews, listContactViewAlerts, getContactViewDetail }
