import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { i18n } from '../app/i18n/translation.ts'
import { shellRoute } from '../app/shell-route.ts'
import { mergeSearch } from './merge-search.ts'

export const mergeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/merge',
  validateSearch: mergeSearch,
  loader: () => i18n.loadNamespaces(['merges', 'customers', 'custom-fields', 'files', 'reference']),
  component: lazyRouteComponent(() => import('./MergePage.tsx'), 'MergePage'),
})

export const mergeRoutes = [mergeRoute] as const
