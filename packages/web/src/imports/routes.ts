import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { importKinds } from '@zhike/core/imports/kinds'
import { shellRoute } from '../app/shell-route.ts'

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import',
  validateSearch: z.object({ kind: z.enum(importKinds).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
})

const historyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/history',
  component: lazyRouteComponent(() => import('./ImportHistoryPage.tsx'), 'ImportHistoryPage'),
})

const oneImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/$importId',
  component: lazyRouteComponent(() => import('./OneImportPage.tsx'), 'OneImportPage'),
})

export const importRoutes = [importRoute, historyRoute, oneImportRoute]
