import { personPhone } from '@zhike/core/people/person-phone'
import type { Context } from '../platform/context/context.ts'
import { findLogin } from './queries.ts'

/** The person whom an e-mail address, phone or staff number signs in; null where there is none. */
export async function findAccount(ctx: Context, identifier: string): Promise<string | null> {
  return (await findLogin(ctx, identifier, personPhone(identifier)))?.personId ?? null
}
