import type { Permission } from '@zhike/core/access/permissions'
import { useSession } from '../../app/session/use-session.ts'

export const binTabs = ['customer', 'contact', 'order', 'follow-up', 'file'] as const
export type BinTab = (typeof binTabs)[number]

const needed: Record<BinTab, Permission> = {
  customer: 'customer.delete',
  contact: 'contact.write',
  order: 'order.write',
  'follow-up': 'follow-up.write',
  file: 'follow-up.write',
}

/** What the bin shows somebody: whoever may delete such records may take them back. */
export function useBinTabs(): BinTab[] {
  const { permissions } = useSession()
  return binTabs.filter((tab) => permissions.includes(needed[tab]))
}
