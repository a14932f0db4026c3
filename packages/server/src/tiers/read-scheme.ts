import { defaultScheme } from '@zhike/core/tiers/default-scheme'
import { tierScheme, type TierScheme } from '@zhike/core/tiers/schema'
import type { Context } from '../platform/context/context.ts'
import { selectScheme } from './scheme-queries.ts'

export interface KeptScheme {
  scheme: TierScheme
  updatedAt: string | null
  updatedByName: string | null
}

/** The scheme in force; what an older program stored and this one no longer understands falls back to the default. */
export async function readScheme(ctx: Context): Promise<KeptScheme> {
  const row = await selectScheme(ctx)
  const parsed = row ? tierScheme.safeParse(row.value) : undefined
  if (!row || !parsed?.success) return { scheme: defaultScheme, updatedAt: null, updatedByName: null }
  return { scheme: parsed.data, updatedAt: row.updatedAt, updatedByName: row.updatedByName }
}
