import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { customRecords } from '@zhike/core/custom-fields/field-kinds'
import { shellRoute } from '../app/shell-route.ts'

const fieldsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/fields',
  validateSearch: z.object({ record: z.enum(customRecords).default('customer').catch('customer') }),
  component: lazyRouteComponent(() => import('./FieldsPage.tsx'), 'FieldsPage'),
})

export const customFieldRoutes = [fieldsRoute]
