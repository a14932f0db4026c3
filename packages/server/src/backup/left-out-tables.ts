/**
 * Tables whose rows stay behind: sign-ins under way and what guards them. Whoever holds a backup must not be signed in by
 * it, and after a restore everybody signs in anew. Mails under way would be sent twice. And what belongs to a machine.
 * See decision 14.
 */
export const leftOutTables: ReadonlySet<string> = new Set([
  'auth.session',
  'auth.verification',
  // Attempts and tests of the machine that made the backup; what they made is listed in its data folder.
  'public.backup_runs',
  'public.outgoing_mails',
  // Files of the machine that made them, which the backup has not.
  'public.exports',
  // Made anew from names and texts after a restore.
  'public.contact_tokens',
  'public.follow_up_grams',
  'public.search_backlog',
  'public.search_progress',
  'public.setup_codes',
  'public.sign_in_attempts',
])
