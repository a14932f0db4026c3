export const importKinds = [
  'departments',
  'people',
  'customers',
  'contacts',
  'orders',
  'combined',
  'follow-ups',
  'consents',
] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * uploaded: read enough to guess columns · staging: rows are being read into the staging table in committed chunks ·
 * staged: a dry run has decided every row · applying: one transaction writes them · undoing: one transaction takes them back.
 */
export const importStates = [
  'uploaded',
  'staging',
  'staged',
  'applying',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]

export const importActions = ['create', 'update', 'skip', 'refuse'] as const
export type ImportAction = (typeof importActions)[number]

/** How the bytes of a CSV can be read; which it is, is found out and can be chosen. */
export const textEncodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'hz', 'iso-2022-kr'] as const
export type TextEncoding = (typeof textEncodings)[number]

/** What an import does with a record that is there already. */
export const existingChoices = ['overwrite', 'fill', 'skip'] as const
export type ExistingChoice = (typeof existingChoices)[number]

/** What an import does with new rows that are likely the same as a customer that is there, or as another row. */
export const likelyChoices = ['import', 'leave-out'] as const
export type LikelyChoice = (typeof likelyChoices)[number]

/** People have signed in since and departments hold people: what these kinds brought is not taken back as a whole. */
const undoableKinds: readonly ImportKind[] = ['customers', 'contacts', 'orders', 'combined', 'follow-ups']

export function isUndoable(kind: ImportKind): boolean {
  return undoableKinds.includes(kind)
}

export const keptKinds = ['customer', 'contact', 'order', 'follow-up', 'stats'] as const
export type KeptKind = (typeof keptKinds)[number]

/**
 * Why an undo leaves a record as it is: its fields were edited · work of others hangs on it · it has had another holder ·
 * it is in the bin · a field has had another value since · its former ID or code belongs to somebody else now · whoever
 * undoes may no longer write to it.
 */
export const keptReasons = [
  'edited',
  'worked-on',
  'moved',
  'deleted',
  'changed-since',
  'taken',
  'out-of-scope',
] as const
export type KeptReason = (typeof keptReasons)[number]
