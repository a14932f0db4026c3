import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { i18n } from '../app/i18n/translation.ts'
import { shellRoute } from '../app/shell-route.ts'

const loader = () => i18n.loadNamespaces(['duplicates', 'customers', 'custom-fields', 'files', 'reference'])

export const duplicatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/duplicates',
  // Hand-edited nonsense is dropped, never an error.
  validateSearch: z.object({ after: z.string().max(4000).optional().catch(undefined) }),
  loader,
  component: lazyRouteComponent(() => import('./DuplicatesPage.tsx'), 'DuplicatesPage'),
})

export const clusterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/duplicates/$clusterId',
  loader,
  component: lazyRouteComponent(() => import('./ClusterPage.tsx'), 'ClusterPage'),
})

export const duplicateRoutes = [duplicatesRoute, clusterRoute] as const
