import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'
import { todaySearch } from './today-search.ts'

export const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today',
  validateSearch: todaySearch,
  component: lazyRouteComponent(() => import('./TodayPage.tsx'), 'TodayPage'),
})

export const todayRoutes = [todayRoute] as const
