import { notFound } from '@zhike/core/kernel/problems'
import type { IdentityProviderRecord } from '@zhike/core/single-sign-on/schema'
import type { Context } from '../platform/context/context.ts'
import { selectProviderRecords } from './queries.ts'

export async function readProvider(ctx: Context, id: string): Promise<IdentityProviderRecord> {
  const [record] = await selectProviderRecords(ctx, id)
  if (!record) throw notFound({ id })
  return record
}
