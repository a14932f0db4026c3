import type { ContactViewDay } from '@zhike/core/contact-views/schema'
import { addDays } from '@zhike/core/kernel/time'
import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { selectAlerts } from './queries.ts'

export async function listContactViewAlerts(ctx: Context): Promise<{ items: ContactViewDay[] }> {
  requirePermission(ctx, 'audit.read')
  return { items: await selectAlerts(ctx, addDays(today(ctx), -6)) }
}
