import { createRouter } from '@tanstack/react-router'
import { accountRoutes } from '../account/routes.ts'
import { backupRoutes } from '../backup/routes.ts'
import { auditRoutes } from '../audit/routes.ts'
import { customFieldRoutes } from '../custom-fields/routes.ts'
import { customerRoutes } from '../customers/routes.ts'
import { duplicateRoutes } from '../duplicates/routes.ts'
import { exportPageRoutes } from '../exports/routes.ts'
import { firstRunRoutes } from '../first-run/routes.ts'
import { importRoutes } from '../imports/routes.ts'
import { mergeRoutes } from '../merges/routes.ts'
import { peopleRoutes } from '../people/routes.ts'
import { poolRoutes } from '../pools/routes.ts'
import { rolesRoutes } from '../roles/routes.ts'
import { privacyRoutes } from '../privacy/routes.ts'
import { ruleRoutes } from '../rules/routes.ts'
import { segmentRoutes } from '../segments/routes.ts'
import { settingsRoutes } from '../settings/routes.ts'
import { tagRoutes } from '../tags/routes.ts'
import { tierRoutes } from '../tiers/routes.ts'
import { todayRoutes } from '../today/routes.ts'
import { doorRoutes, elsewhereRoute, homeRoute, setKnownPaths } from './home-route.ts'
import { FailedPage } from './FailedPage.tsx'
import { queryClient } from './query-client.ts'
import { rootRoute } from './root-route.tsx'
import { shellRoute } from './shell-route.ts'

// Each feature adds its routes here: inside the shell, or beside it for pages without rail and top bar.
const routeTree = rootRoute.addChildren([
  ...doorRoutes,
  ...firstRunRoutes,
  shellRoute.addChildren([
    homeRoute,
    ...accountRoutes,
    ...backupRoutes,
    ...auditRoutes,
    ...customerRoutes,
    ...duplicateRoutes,
    ...exportPageRoutes,
    ...customFieldRoutes,
    ...mergeRoutes,
    ...importRoutes,
    ...peopleRoutes,
    ...poolRoutes,
    ...rolesRoutes,
    ...privacyRoutes,
    ...ruleRoutes,
    ...segmentRoutes,
    ...settingsRoutes,
    ...tagRoutes,
    ...tierRoutes,
    ...todayRoutes,
    elsewhereRoute,
  ]),
])

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // The data of a page is TanStack Query's; the router keeps none of its own.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  // A page that fails leaves rail and search where they are.
  defaultErrorComponent: FailedPage,
  defaultStructuralSharing: true,
})

setKnownPaths(() => new Set(Object.keys(router.routesByPath)))

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
