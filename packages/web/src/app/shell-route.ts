import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { FailedPage } from './FailedPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { rootRoute } from './root-route.tsx'

/** The parent of every page with rail and top bar. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
  notFoundComponent: NotFoundPage,
  errorComponent: FailedPage,
})
