import type { Context } from '../platform/context/context.ts'
import { selectProviderButtons } from './queries.ts'

export function listProviderButtons(ctx: Context): Promise<{ id: string; label: string }[]> {
  return selectProviderButtons(ctx)
}
