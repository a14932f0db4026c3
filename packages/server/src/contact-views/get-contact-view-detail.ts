import type { ContactViewDetail } from '@zhike/core/contact-views/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectDetail } from './queries.ts'

export async function getContactViewDetail(ctx: Context, personId: string, day: string): Promise<ContactViewDetail> {
  requirePermission(ctx, 'audit.read')
  return selectDetail(ctx, personId, day)
}
