import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'
import { customerListSearch } from './list-search.ts'
import { customerSearch } from './record/record-search.ts'

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: customerListSearch,
  component: lazyRouteComponent(() => import('./list/CustomersPage.tsx'), 'CustomersPage'),
})

export const binRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/bin',
  component: lazyRouteComponent(() => import('./bin/BinPage.tsx'), 'BinPage'),
})

export const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  validateSearch: customerSearch,
  component: lazyRouteComponent(() => import('./record/CustomerPage.tsx'), 'CustomerPage'),
})

export const customerRoutes = [customersRoute, binRoute, customerRoute] as const
