import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { i18n } from '../app/i18n/translation.ts'
import { shellRoute } from '../app/shell-route.ts'
import { binSearch } from './bin/bin-search.ts'
import { queryClient } from '../app/query-client.ts'
import { viewsQuery } from '../saved-views/api.ts'
import { customerListSearch } from './list-search.ts'
import { customerSearch } from './record/record-search.ts'

// Dialogs and popovers of these pages speak with other features' words. They come with the page: a panel that had to
// wait for its words would fold the whole page away meanwhile.
const words = [
  'customers',
  'contacts',
  'orders',
  'follow-ups',
  'ownership',
  'reference',
  'merges',
  'tags',
  'segments',
  'audit',
  'consents',
  'custom-fields',
  'files',
  'special-days',
  'completeness',
]
const loader = () => i18n.loadNamespaces(words)
const listWords = ['saved-views', 'filter', 'bulk-edits']

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: customerListSearch,
  // Which view the list opens with has to be known before the first row is asked for; without an answer it opens as usual.
  loader: () =>
    Promise.all([
      loader(),
      i18n.loadNamespaces(listWords),
      queryClient.ensureQueryData(viewsQuery).catch(() => undefined),
    ]),
  component: lazyRouteComponent(() => import('./list/CustomersPage.tsx'), 'CustomersPage'),
})

export const binRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/bin',
  validateSearch: binSearch,
  loader: () => i18n.loadNamespaces([...words, 'bin']),
  component: lazyRouteComponent(() => import('./bin/BinPage.tsx'), 'BinPage'),
})

export const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  validateSearch: customerSearch,
  loader,
  component: lazyRouteComponent(() => import('./record/CustomerPage.tsx'), 'CustomerPage'),
})

export const customerRoutes = [customersRoute, binRoute, customerRoute] as const
