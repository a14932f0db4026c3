import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { i18n } from '../app/i18n/translation.ts'
import { shellRoute } from '../app/shell-route.ts'
import { binSearch } from './bin/bin-search.ts'
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
  'custom-fields',
]
const loader = () => i18n.loadNamespaces(words)

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: customerListSearch,
  loader,
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
