import { createHash } from 'node:crypto'
import { personPhone } from '@zhike/core/people/person-phone'
import { lockDelays, type AttemptKind } from '@zhike/core/session/lock-delay'
import { signInLocked } from '@zhike/core/session/problems'
import { now, type Context } from '../platform/context/context.ts'
import { countAttempt, forgiveAttempt } from './attempt-queries.ts'

export interface Attempt {
  kind: AttemptKind
  /** What is attacked: an identifier as typed, or an address. */
  of: string
}

/**
 * Runs an attempt at guessing a secret: counted in every bucket before it is tried, refused where one is locked,
 * forgiven when it was right. Unknown names have buckets like known ones, so that a lock tells nothing.
 */
export async function limitAttempts<T>(
  ctx: Context,
  attempts: readonly Attempt[],
  attempt: () => Promise<T>,
): Promise<T> {
  await countAttempts(ctx, attempts)
  const result = await attempt()
  for (const one of attempts) await forgiveAttempt(ctx, bucketOf(one), one.kind !== 'address')
  return result
}

/** Counts what is limited whether or not it succeeds; refused where a bucket is locked. */
export async function countAttempts(
  ctx: Context,
  attempts: readonly Attempt[],
  refusal: typeof signInLocked = signInLocked,
): Promise<void> {
  for (const one of attempts) {
    const lockedUntil = await countAttempt(ctx, bucketOf(one), lockDelays(one.kind), now(ctx))
    if (lockedUntil !== null) throw refusal({ seconds: secondsUntil(ctx, lockedUntil) })
  }
}

/** However the identifier is written, it has one bucket. */
export function accountBucket(identifier: string): string {
  return bucketOf({ kind: 'account', of: personPhone(identifier) })
}

function bucketOf({ kind, of }: Attempt): string {
  return `${kind}:${createHash('sha256').update(of.trim().toLowerCase()).digest('base64url')}`
}

function secondsUntil(ctx: Context, instant: string): number {
  return Math.max(1, Math.ceil((Date.parse(instant) - now(ctx).getTime()) / 1000))
}
