import type { Context } from '../platform/context/context.ts'
import { bumpPerson } from './queries.ts'

/** The person has chosen the password alone: nothing more has to be changed first. */
export async function settlePassword(ctx: Context, personId: string, locale?: string): Promise<void> {
  await bumpPerson(ctx, personId, { mustChangePassword: false, ...(locale === undefined ? {} : { locale }) })
}
