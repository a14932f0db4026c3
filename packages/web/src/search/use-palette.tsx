import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { ContactRound, ReceiptText } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EverythingFound, FoundCustomer as Customer } from '@zhike/core/search/schema'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { KindIcon } from '../follow-ups/kinds.tsx'
import { formatPhone } from '../ui/format/phone.ts'
import { everythingQuery, recentQuery } from './api.ts'
import { FoundCustomer } from './FoundCustomer.tsx'
import { FoundRow } from './FoundRow.tsx'
import { Marked } from './Marked.tsx'
import { fittingEntries, paletteEntries, type PaletteEntry } from './palette-entries.ts'
import { useRecentCustomerIds } from './recent.ts'

export interface PaletteItem {
  key: string
  /** Where Enter leads; without it the entry does something. */
  href?: string
  entry?: PaletteEntry
  shown: ReactNode
}

export interface PaletteGroup {
  key: 'recent' | 'customers' | 'contacts' | 'orders' | 'followUps' | 'pages' | 'actions'
  items: PaletteItem[]
}

const mostEntries = 4
/** Before anything is typed. */
const firstActions = ['create-customer', 'write-follow-up', 'import-customers']

/** What stands in the palette for a text, by kind; before anything is typed what was open last and what is done often. */
export function usePalette(typed: string) {
  const { t } = useTranslation(['search', 'app'])
  const router = useRouter()
  const { person, permissions } = useSession()
  const rows = useRows()
  const mayRead = permissions.includes('customer.read')
  const found = useQuery({ ...everythingQuery(typed), enabled: typed !== '' && mayRead })
  const opened = useRecentCustomerIds(person.id)
  const recent = useQuery(recentQuery(mayRead ? opened : []))
  const entries = useMemo(
    () => paletteEntries(permissions, (path) => path in (router.routesByPath as Record<string, unknown>)),
    [permissions, router],
  )
  const itemOf = (entry: PaletteEntry): PaletteItem => ({
    key: entry.key,
    entry,
    ...(entry.to ? { href: entry.to } : {}),
    shown: <FoundRow icon={<entry.icon />} title={t(entry.label)} />,
  })
  const groups: PaletteGroup[] =
    typed === ''
      ? [
          { key: 'recent', items: (recent.data?.items ?? []).map(rows.customer) },
          { key: 'actions', items: entries.filter((entry) => firstActions.includes(entry.key)).map(itemOf) },
        ]
      : [
          ...(found.data ? rows.all(found.data) : []),
          ...(['pages', 'actions'] as const).map((group) => ({
            key: group,
            items: fittingEntries(
              entries.filter((entry) => entry.group === group),
              typed,
              (entry) => t(entry.label),
              mostEntries,
            ).map(itemOf),
          })),
        ]
  return {
    groups: groups.filter((group) => group.items.length > 0),
    isFetching: found.isFetching,
    error: found.error,
  }
}

function useRows() {
  const { t } = useTranslation('search')
  const format = useFormat()
  const customer = (hit: Customer): PaletteItem => ({
    key: hit.customerId,
    href: `/customers/${hit.customerId}`,
    shown: <FoundCustomer hit={hit} marks={hit.marks} />,
  })
  const all = (found: EverythingFound): PaletteGroup[] => [
    { key: 'customers', items: found.customers.map(customer) },
    {
      key: 'contacts',
      items: found.contacts.map((hit) => ({
        key: hit.id,
        href: `/customers/${hit.customerId}?tab=contacts`,
        shown: (
          <FoundRow
            icon={<ContactRound />}
            title={<Marked text={hit.name} marks={hit.marks} />}
            facts={[hit.title, hit.mobile && formatPhone(hit.mobile), hit.customerName]}
          />
        ),
      })),
    },
    {
      key: 'orders',
      items: found.orders.map((hit) => ({
        key: hit.id,
        href: `/customers/${hit.customerId}?tab=orders`,
        shown: (
          <FoundRow
            icon={<ReceiptText />}
            title={<Marked text={hit.number} marks={hit.marks} />}
            facts={[format.date(hit.orderedOn), format.money(hit.amount, 2, hit.currency), hit.customerName]}
          />
        ),
      })),
    },
    {
      key: 'followUps',
      items: found.followUps.map((hit) => ({
        key: hit.id,
        href: `/customers/${hit.customerId}?kind=follow-up`,
        shown: (
          <FoundRow
            icon={<KindIcon kind={hit.kind} />}
            title={<Marked text={hit.excerpt} marks={hit.marks} />}
            facts={[hit.customerName, hit.authorName ?? t('search:unknownAuthor'), format.moment(hit.at)]}
          />
        ),
      })),
    },
  ]
  return { customer, all }
}
