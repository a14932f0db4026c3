import { z } from 'zod'

/** What a change may concern; 'everything' where it is not known any more what changed. */
export const liveTopics = [
  'everything',
  'customers',
  'today',
  'pools',
  'tiers',
  'rules',
  'people',
  'imports',
  'fields',
  'tags',
  'segments',
  'exports',
] as const
export type LiveTopic = (typeof liveTopics)[number]

/** Sent as event `change`: what to ask for again. Never more than the reader may see. */
export const liveChange = z.object({
  topics: z.array(z.enum(liveTopics)).describe('lists and figures that are no longer what they were'),
  customerIds: z.array(z.uuid()).describe('customers inside your data scope that changed'),
  importIds: z.array(z.uuid()).describe('imports of yours that went on'),
})
export type LiveChange = z.output<typeof liveChange>

/** Sent as event `end`, the last of a stream. */
export const liveEnd = z.object({ reason: z.enum(['signed-out', 'restart', 'too-slow']) })
export type LiveEndReason = z.output<typeof liveEnd>['reason']

export const everythingChanged: LiveChange = { topics: ['everything'], customerIds: [], importIds: [] }
