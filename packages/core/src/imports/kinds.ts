export const importKinds = ['departments', 'people', 'customers', 'contacts', 'orders', 'follow-ups'] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * uploaded: read enough to guess columns · staging: rows are being read into the staging table in committed chunks ·
 * staged: a dry run has decided every row · applying: one transaction writes them.
 */
export const importStates = ['uploaded', 'staging', 'staged', 'applying', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

export const importActions = ['create', 'update', 'skip', 'refuse'] as const
export type ImportAction = (typeof importActions)[number]
