import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'
import { tierListSearch } from './tier-list-search.ts'

const tiersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tiers',
  component: lazyRouteComponent(() => import('./TiersPage.tsx'), 'TiersPage'),
})

const tierCustomersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tiers/customers',
  validateSearch: tierListSearch,
  component: lazyRouteComponent(() => import('./TierCustomersPage.tsx'), 'TierCustomersPage'),
})

export const tierRoutes = [tiersRoute, tierCustomersRoute]
