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

// What was written survives folding the composer away, walking to another page, and a reload or a phone that lets go of
// the tab; a picture only the first two. It stays in this tab, under its writer's name, and goes when they sign out.
const kept = new Map<string, FollowUpDraft>()

export const draftPlace = (personId: string, customerId: string) => `zhike.follow-up.${personId}.${customerId}`

export function keptDraft(place: string): FollowUpDraft | undefined {
  const here = kept.get(place)
  if (here) return here
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(place) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return undefined
    return { ...emptyDraft, ...stored, picture: undefined }
  } catch {
    return undefined
  }
}

export function keepDraft(place: string, draft: FollowUpDraft): void {
  if (!draft.text.trim() && !draft.picture) return dropDraft(place)
  kept.set(place, draft)
  const { picture: _, ...words } = draft
  store(() => window.sessionStorage.setItem(place, JSON.stringify(words)))
}

export function dropDraft(place: string): void {
  kept.delete(place)
  store(() => window.sessionStorage.removeItem(place))
}

/** A browser that forbids storage, or has no room left, keeps what is in memory. */
function store(write: () => void): void {
  try {
    write()
  } catch {
    return
  }
}
