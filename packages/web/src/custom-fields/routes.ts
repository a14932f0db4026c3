import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'

const fieldsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/fields',
  component: lazyRouteComponent(() => import('./FieldsPage.tsx'), 'FieldsPage'),
})

export const customFieldRoutes = [fieldsRoute]
