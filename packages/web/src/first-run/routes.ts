import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute } from '../app/root-route.tsx'
import { sessionQuery } from '../app/session/session-query.ts'

/** The three cards after the company was made; before that, FirstRunPage stands at the door. */
export const beginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/begin',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionQuery.queryKey)
    if (!session?.permissions.includes('settings.manage')) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('./BeginPage.tsx'), 'BeginPage'),
})

export const firstRunRoutes = [beginRoute] as const
