import { createRoute, redirect } from '@tanstack/react-router'
import { allowedEntries } from './navigation.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { rootRoute } from './root-route.tsx'
import { forgottenPath, safeTarget } from './safe-target.ts'
import { sessionQuery } from './session/session-query.ts'
import { shellRoute } from './shell-route.ts'

/** “/” leads to the three cards while the administrator has not chosen, else to the first page one may use. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const session = context.queryClient.getQueryData(sessionQuery.queryKey)
    if (!session) return
    if (session.company.onboarding === 'choose' && session.permissions.includes('settings.manage')) {
      throw redirect({ to: '/begin' })
    }
    const paths = knownPaths()
    const first = allowedEntries(session.permissions, (path) => paths.has(path))[0]
    throw redirect({ href: first?.to ?? '/account', replace: true })
  },
})

/** Any other address: the rail stays, so that one is not lost. */
export const elsewhereRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: NotFoundPage,
})

// The addresses of the door, opened by somebody who is inside already.
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  beforeLoad: ({ location }) => {
    throw redirect({ href: safeTarget(location.searchStr), replace: true })
  },
})

const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: forgottenPath,
  beforeLoad: () => {
    throw redirect({ href: '/', replace: true })
  },
})

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-run',
  beforeLoad: () => {
    throw redirect({ href: '/', replace: true })
  },
})

export const doorRoutes = [signedInRoute, forgottenRoute, setUpRoute] as const

let knownPaths: () => ReadonlySet<string> = () => new Set()

/** The router tells which pages exist; the route cannot import it, since the router imports the route. */
export function setKnownPaths(paths: () => ReadonlySet<string>): void {
  knownPaths = paths
}
