import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { FailedPage } from './FailedPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { rootRoute } from './root-route.tsx'
import { sessionQuery, setupQuery } from './session/session-query.ts'

/** The parent of every page for people who are signed in. Others are led to sign in, or to set the company up. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (session) return { session }
    const setup = await context.queryClient.fetchQuery(setupQuery)
    if (setup.needsSetup) throw redirect({ to: '/first-run' })
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
  },
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
  notFoundComponent: NotFoundPage,
  errorComponent: FailedPage,
})
