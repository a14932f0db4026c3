import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { i18n } from '../app/i18n/translation.ts'
import { shellRoute } from '../app/shell-route.ts'

// Values of conditions speak with other features' words.
const loader = () => i18n.loadNamespaces(['segments', 'tags', 'customers', 'ownership', 'reference', 'follow-ups'])

const segmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments',
  loader,
  component: lazyRouteComponent(() => import('./SegmentsPage.tsx'), 'SegmentsPage'),
})

const segmentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments/$segmentId',
  loader,
  component: lazyRouteComponent(() => import('./SegmentPage.tsx'), 'SegmentPage'),
})

export const segmentRoutes = [segmentsRoute, segmentRoute] as const
