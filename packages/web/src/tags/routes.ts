import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'

const tagsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tags',
  component: lazyRouteComponent(() => import('./TagsPage.tsx'), 'TagsPage'),
})

export const tagRoutes = [tagsRoute]
