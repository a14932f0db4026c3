/**
 * Attempts that cost nothing, by what is attacked. An address may be an office full of people. Asking for a link by mail
 * counts apart: whoever does it for somebody else must not fill a mailbox, nor lock anybody out.
 */
export const freeAttempts = { account: 5, address: 30, setup: 20, 'link-account': 3, 'link-address': 20 } as const
export type AttemptKind = keyof typeof freeAttempts

const firstDelaySeconds = 30
const longestDelaySeconds = 15 * 60

/** How long the next attempt has to wait after so many wrong ones: nothing, then 30 s, doubling up to a quarter of an hour. */
export function lockDelay(kind: AttemptKind, failures: number): number {
  const beyond = failures - freeAttempts[kind]
  if (beyond < 0) return 0
  return Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** Math.min(beyond, 10))
}

/** The delays after 1, 2, 3 … wrong attempts, until they no longer grow: for counting and locking in one statement. */
export function lockDelays(kind: AttemptKind): number[] {
  return Array.from({ length: freeAttempts[kind] + 6 }, (_, n) => lockDelay(kind, n + 1))
}
