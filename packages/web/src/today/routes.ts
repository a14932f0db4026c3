import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { i18n } from '../app/i18n/translation.ts'
import { shellRoute } from '../app/shell-route.ts'
import { todaySearch } from './today-search.ts'

export const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today',
  validateSearch: todaySearch,
  // Every word of the page and of what opens on it, so that nothing has to wait for its own.
  loader: () => i18n.loadNamespaces(['today', 'customers', 'follow-ups', 'ownership', 'special-days']),
  component: lazyRouteComponent(() => import('./TodayPage.tsx'), 'TodayPage'),
})

export const todayRoutes = [todayRoute] as const
