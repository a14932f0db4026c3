import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../app/shell-route.ts'

const rolesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('./RolesPage.tsx'), 'RolesPage'),
})

const newRoleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/roles/new',
  /** The role that is copied. */
  validateSearch: z.object({ from: z.string().max(64).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./NewRolePage.tsx'), 'NewRolePage'),
})

const roleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/roles/$roleKey',
  component: lazyRouteComponent(() => import('./RolePage.tsx'), 'RolePage'),
})

export const rolesRoutes = [rolesRoute, newRoleRoute, roleRoute]
