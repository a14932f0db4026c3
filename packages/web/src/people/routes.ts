import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'
import { peopleSearch } from './people-search.ts'

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./PeoplePage.tsx'), 'PeoplePage'),
})

export const peopleRoutes = [peopleRoute]
