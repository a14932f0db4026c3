import { today, type Context } from '../platform/context/context.ts'
import { insertImportedBirthdays, type ImportedBirthdays } from './import-queries.ts'
import { nextOfEveryDay } from './move-days-on.ts'

/** The column of birthdays of an import: of its contacts, or of its customers. */
export async function saveImportedBirthdays(ctx: Context, importId: string, what: ImportedBirthdays): Promise<void> {
  await insertImportedBirthdays(ctx, importId, what, nextOfEveryDay(today(ctx)))
}
