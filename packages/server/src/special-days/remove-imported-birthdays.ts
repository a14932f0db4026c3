import type { Context } from '../platform/context/context.ts'
import { removeImportedDays } from './import-queries.ts'

/** Birthdays that an import brought and nobody changed since, while it is taken back: before the contacts they are of. */
export async function removeImportedBirthdays(ctx: Context, importId: string): Promise<void> {
  await removeImportedDays(ctx, importId)
}
