import { tierRoutes } from '../tiers/api.ts'
import type { AnyRoute } from './route.ts'

/** The route table: every feature's routes, one line each. */
export const routes = { ...tierRoutes } satisfies Record<string, AnyRoute>
