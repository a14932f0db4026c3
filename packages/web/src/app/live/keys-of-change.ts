import type { LiveChange, LiveTopic } from '@zhike/core/live/schema'

/** What is asked for again, by how its query key begins. */
const keysOfTopic: Record<Exclude<LiveTopic, 'everything'>, readonly string[]> = {
  customers: ['customers', 'search'],
  today: ['today'],
  pools: ['pools'],
  tiers: ['tiers'],
  rules: ['rules'],
  people: ['people', 'departments'],
  imports: ['imports'],
  fields: ['custom-fields', 'customer'],
  tags: ['tags', 'customer'],
  segments: ['segments'],
  exports: ['exports'],
}

/** The beginnings of the query keys that a change concerns; [] is everything. */
export function keysOfChange(change: LiveChange): string[][] {
  if (change.topics.includes('everything')) return [[]]
  const keys: string[][] = []
  for (const topic of change.topics) {
    if (topic !== 'everything') keys.push(...keysOfTopic[topic].map((key) => [key]))
  }
  return [...keys, ...change.customerIds.map((id) => ['customer', id])]
}
