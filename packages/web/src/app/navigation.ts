import type { Permission } from '@zhike/core/access/permissions'
import {
  DatabaseBackup,
  FolderUp,
  GitFork,
  ListChecks,
  Network,
  ShieldCheck,
  Layers,
  ScrollText,
  ShieldUser,
  SlidersHorizontal,
  TextCursorInput,
  Tags,
  TrendingUp,
  Users,
  Waves,
  type LucideIcon,
} from 'lucide-react'

export interface NavigationEntry {
  /** The page; an entry whose page is not in the route table is not shown. */
  to: string
  /** Key of the words, in full: 'app:nav.today'. */
  label: string
  icon: LucideIcon
  /** One of these is enough; absent = everybody. */
  needs?: readonly Permission[]
  group: 'daily' | 'ownership' | 'manage'
  /** The key that follows G. */
  goKey?: string
}

/** The places of the product in the order of the rail. People do not see what they may not use. */
export const navigation: readonly NavigationEntry[] = [
  { to: '/today', label: 'app:nav.today', icon: ListChecks, needs: ['customer.read'], group: 'daily', goKey: 't' },
  { to: '/customers', label: 'app:nav.customers', icon: Users, needs: ['customer.read'], group: 'daily', goKey: 'c' },
  { to: '/pools', label: 'app:nav.pools', icon: Waves, needs: ['pool.read'], group: 'daily', goKey: 'p' },
  {
    to: '/segments',
    label: 'app:nav.segments',
    icon: Layers,
    needs: ['customer.read'],
    group: 'ownership',
    goKey: 's',
  },
  { to: '/rules', label: 'app:nav.rules', icon: GitFork, needs: ['rule.read'], group: 'ownership' },
  { to: '/tiers', label: 'app:nav.tiers', icon: TrendingUp, needs: ['tier.read'], group: 'ownership' },
  { to: '/tags', label: 'app:nav.tags', icon: Tags, needs: ['tag.manage'], group: 'manage' },
  { to: '/import', label: 'app:nav.import', icon: FolderUp, needs: ['customer.import'], group: 'manage' },
  { to: '/people', label: 'app:nav.people', icon: Network, needs: ['person.manage', 'role.read'], group: 'manage' },
  { to: '/fields', label: 'app:nav.fields', icon: TextCursorInput, needs: ['field.manage'], group: 'manage' },
  { to: '/backups', label: 'app:nav.backups', icon: DatabaseBackup, needs: ['backup.read'], group: 'manage' },
  { to: '/roles', label: 'app:nav.roles', icon: ShieldCheck, needs: ['role.read'], group: 'manage' },
  { to: '/audit', label: 'app:nav.audit', icon: ScrollText, needs: ['audit.read'], group: 'manage' },
  { to: '/privacy', label: 'app:nav.privacy', icon: ShieldUser, needs: ['privacy.manage'], group: 'manage' },
  { to: '/settings', label: 'app:nav.settings', icon: SlidersHorizontal, needs: ['settings.manage'], group: 'manage' },
]

/** Pages beside the rail; the tags' own page is for everybody to read. */
const beside: Readonly<Record<string, readonly Permission[]>> = { '/customers/merge': ['customer.merge'], '/tags': [] }

/** Whether somebody with these permissions has a use for a page; whoever comes by an old address is told at the door. */
export function mayOpen(path: string, permissions: readonly Permission[]): boolean {
  const needs = new Map([
    ...navigation.map((entry) => [entry.to, entry.needs ?? []] as const),
    ...Object.entries(beside),
  ])
  const [, asked = []] =
    [...needs]
      .filter(([to]) => path === to || path.startsWith(`${to}/`))
      .toSorted(([a], [b]) => b.length - a.length)[0] ?? []
  return asked.length === 0 || asked.some((permission) => permissions.includes(permission))
}

export function allowedEntries(
  permissions: readonly Permission[],
  exists: (path: string) => boolean,
): NavigationEntry[] {
  return navigation.filter(
    (entry) => exists(entry.to) && (!entry.needs || entry.needs.some((permission) => permissions.includes(permission))),
  )
}
