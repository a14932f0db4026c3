import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../app/root-route.tsx'
import { sessionQuery, setupQuery } from '../app/session/session-query.ts'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // Only addresses of ours: "//elsewhere" would lead away.
  validateSearch: z.object({
    to: z
      .string()
      .regex(/^\/(?!\/)/)
      .optional()
      .catch(undefined),
  }),
  beforeLoad: async ({ context }) => {
    const [session, setup] = await Promise.all([
      context.queryClient.ensureQueryData(sessionQuery),
      context.queryClient.ensureQueryData(setupQuery),
    ])
    if (session) throw redirect({ to: '/' })
    if (setup.needsSetup) throw redirect({ to: '/first-run' })
  },
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
})

export const signInRoutes = [signInRoute] as const
