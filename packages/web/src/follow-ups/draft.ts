import type { FollowUpKind } from '@zhike/core/follow-ups/schema'

export interface FollowUpDraft {
  kind: FollowUpKind
  text: string
  nextOn: string | null
  nextStep: string
  /** null = nobody in particular; undefined = not chosen yet, then the primary contact. */
  contactId: string | null | undefined
  picture: File | undefined
}

export const emptyDraft: FollowUpDraft = {
  kind: 'call',
  text: '',
  nextOn: null,
  nextStep: '',
  contactId: undefined,
  picture: undefined,
}

// What was written survives folding the composer away and walking to another page, not a reload.
const kept = new Map<string, FollowUpDraft>()

export function keptDraft(customerId: string): FollowUpDraft | undefined {
  return kept.get(customerId)
}

export function keepDraft(customerId: string, draft: FollowUpDraft): void {
  if (draft.text.trim() || draft.picture) kept.set(customerId, draft)
  else kept.delete(customerId)
}

export function dropDraft(customerId: string): void {
  kept.delete(customerId)
}
