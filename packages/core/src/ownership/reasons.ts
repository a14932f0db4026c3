/**
 * Why a tenure began. Where the rules chose the holder, the tenure also names their version and position, whatever
 * the code: a customer that was created and went to a person by rule says 'created' with a rule.
 */
export const reasonCodes = [
  'created',
  'imported',
  'rule',
  'restored',
  'archived',
  'claimed',
  'released',
  'assigned',
  'holder-left',
  'run-undone',
  'merged',
  'unmerged',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** Why a customer is given back to a pool. */
export const releaseCodes = [
  'no-need',
  'no-answer',
  'not-a-fit',
  'other-territory',
  'too-many',
  'closed-down',
  'other',
] as const
export type ReleaseCode = (typeof releaseCodes)[number]

/** Into whose hands a leaver's customer came until somebody decides for good. */
export const interimCodes = ['lead', 'department-pool', 'default-pool', 'chosen'] as const
export type InterimCode = (typeof interimCodes)[number]

/** Why the target a rule names could not take the customer, which then went to the default pool. */
export const fallbackCodes = [
  'person-inactive',
  'person-full',
  'department-missing',
  'department-empty',
  'department-full',
  'department-away',
  'pool-inactive',
] as const
export type FallbackCode = (typeof fallbackCodes)[number]

/** Why a move of a run was not carried out. */
export const skipCodes = ['changed-since', 'target-inactive', 'limit-reached'] as const
export type SkipCode = (typeof skipCodes)[number]
