import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id } from '../kernel/schemas.ts'

export const streamEvents = defineRoute({
  operationId: 'streamEvents',
  method: 'GET',
  path: '/api/v1/events/stream',
  tag: 'live',
  summary: 'What changes, as it changes (server-sent events)',
  description:
    'text/event-stream. Event `hello` begins; event `change` says what to ask for again: {"topics", "customerIds", "importIds"}, inside your ' +
    'data scope; event `end` ({"reason"}) is the last one. Reconnect with Last-Event-ID (browsers do so by themselves) ' +
    'or `lastEventId` to hear of what you missed. `seconds=0` answers that at once and ends: polling.',
  permission: 'signed-in',
  query: z.object({
    lastEventId: z.uuid().optional().describe('the id of the last event you received'),
    seeAs: id
      .optional()
      .describe('the person whose view is shown, where a browser cannot send the header X-Zhike-See-As with a stream'),
    seconds: z.coerce.number().int().min(0).max(86_400).optional().describe('end after so long'),
  }),
  responseMedia: 'stream',
  errors: [429, 503],
})

export const liveRoutes = { streamEvents }
