import { createRoute, redirect } from '@tanstack/react-router'
import { allowedEntries } from './navigation.ts'
import { shellRoute } from './shell-route.ts'

/** “/” leads to the three cards while the administrator has not chosen, else to the first page one may use. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const { session } = context
    if (session.company.onboarding === 'choose' && session.permissions.includes('settings.manage')) {
      throw redirect({ to: '/begin' })
    }
    const paths = knownPaths()
    const first = allowedEntries(session.permissions, (path) => paths.has(path))[0]
    throw redirect({ href: first?.to ?? '/account', replace: true })
  },
})

let knownPaths: () => ReadonlySet<string> = () => new Set()

/** The router tells which pages exist; the route cannot import it, since the router imports the route. */
export function setKnownPaths(paths: () => ReadonlySet<string>): void {
  knownPaths = paths
}
