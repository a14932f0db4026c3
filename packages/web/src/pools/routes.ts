import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'
import { poolsSearch } from './pools-search.ts'

const poolsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pools',
  validateSearch: poolsSearch,
  component: lazyRouteComponent(() => import('./PoolsPage.tsx'), 'PoolsPage'),
})

export const poolRoutes = [poolsRoute]
