import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute } from '../app/root-route.tsx'
import { sessionQuery, setupQuery } from '../app/session/session-query.ts'

/** Two addresses: the company before it exists, the three cards after. */
export const firstRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-run',
  beforeLoad: async ({ context }) => {
    const setup = await context.queryClient.fetchQuery(setupQuery)
    if (!setup.needsSetup) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./FirstRunPage.tsx'), 'FirstRunPage'),
})

export const beginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/begin',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: { to: '/begin' } })
    if (!session.permissions.includes('settings.manage')) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./BeginPage.tsx'), 'BeginPage'),
})

export const firstRunRoutes = [firstRunRoute, beginRoute] as const
