import type { CountedKind } from '@zhike/core/merges/schema'

/**
 * What becomes of a table's rows when their customer is merged into another.
 * moves: goes over under its own id and comes back when the merge is undone · follows: goes wherever the row it belongs
 * to goes · unites: one row a person, tag or segment, so that two become one · refreshed: worked out anew for every record concerned ·
 * stays: with the record it was written about.
 */
export type HangingTable =
  | { how: 'moves'; rowId: 'id' }
  | { how: 'follows'; parent: string; by: string }
  | { how: 'unites'; rowId: 'person_id' | 'tag_id' | 'segment_id' }
  | { how: 'refreshed'; because: string }
  | { how: 'stays'; because: string }

const moves = { how: 'moves', rowId: 'id' } as const
const unites = <R extends 'person_id' | 'tag_id' | 'segment_id'>(rowId: R) => ({ how: 'unites', rowId }) as const
const refreshed = (because: string) => ({ how: 'refreshed', because }) as const
const stays = (because: string) => ({ how: 'stays', because }) as const

/** Every table that names a customer; a test compares it with the database, so that a new one needs a decision. */
export const hangingTables = {
  contacts: moves,
  contact_ties: { how: 'follows', parent: 'contacts', by: 'contact_id' },
  orders: moves,
  order_lines: { how: 'follows', parent: 'orders', by: 'order_id' },
  follow_ups: moves,
  customer_files: moves,
  special_days: moves,
  consents: moves,
  collaborators: unites('person_id'),
  watched_customers: unites('person_id'),
  customer_tags: unites('tag_id'),
  segment_customers: unites('segment_id'),
  customer_keys: refreshed('the survivor’s own and those of everybody merged into it; see refresh-keys.ts'),
  custom_keys: refreshed('triggers keep them as records are written, moved and deleted'),
  custom_values: refreshed('triggers keep them as records are written, moved and deleted'),
  customer_stats: refreshed('figures come from the orders and follow-ups that moved; the next contact goes over'),
  contact_tokens: refreshed('goes with the contact; the job of search makes those of the moved one'),
  follow_up_grams: refreshed('goes with the follow-up; the job of search makes those of the moved one'),
  search_backlog: refreshed('what moved waits to be made findable under its new customer'),
  customer_parents: refreshed('its place in the tree; see parent-queries.ts'),
  tier_results: refreshed('by the next run of the tiers'),
  duplicate_pairs: stays('what the last scan found about that record; the next one asks anew'),
  duplicate_members: stays('what the last scan found about that record; the next one asks anew'),
  duplicates_apart: stays('somebody said so of these two records'),
  tenures: stays('a chain of holders is one customer’s; the merged one ends in the archive until the merge is undone'),
  tier_changes: stays('two histories of one tier would contradict each other'),
  contact_views: stays('whose data somebody was shown on that day'),
  privacy_requests: stays('a request names the record it was made about'),
  customer_relations: stays(
    'both ends lead whoever reads it to who took them in; see customer-relations/relation-queries.ts',
  ),
  audit_entries: stays('append-only: what was done to that record'),
  import_decisions: stays('what an import did with a row of its file'),
  import_duplicates: stays('what a row of an import was like when it was decided'),
  import_changes: stays('what an import did; whoever was merged since is not undone with it'),
  import_kept: stays('why the undoing of an import left a record alone'),
  bulk_edit_rows: stays('what a change of many did to that record; undoing it leaves merged records alone'),
  ownership_run_moves: stays('what a run of the rules found at that time'),
  customer_merge_members: stays('the merge itself'),
  customer_merge_rows: stays('the merge itself'),
  customer_merge_parents: stays('the merge itself'),
} as const satisfies Record<string, HangingTable>

export type HangingName = keyof typeof hangingTables
/** Tables whose rows go over, those referred to before those that refer to them; taken away in the other order. */
export const movingOrder = [
  'contacts',
  'contact_ties',
  'orders',
  'order_lines',
  'follow_ups',
  'customer_files',
  'special_days',
  'consents',
  'collaborators',
  'watched_customers',
  'customer_tags',
  'segment_customers',
] as const satisfies readonly HangingName[]
export type MovingName = (typeof movingOrder)[number]

/** What people call them. The lines of orders and the ties of contacts are counted and compared, but not shown. */
export const countedAs: Record<MovingName, CountedKind | null> = {
  contacts: 'contacts',
  contact_ties: null,
  orders: 'orders',
  order_lines: null,
  follow_ups: 'follow-ups',
  customer_files: 'files',
  special_days: null,
  consents: 'consents',
  collaborators: 'collaborators',
  watched_customers: 'watchers',
  customer_tags: 'tags',
  segment_customers: 'segments',
}

/** Tables of which two rows become one. */
export const unitedTables = ['collaborators', 'watched_customers', 'customer_tags', 'segment_customers'] as const
