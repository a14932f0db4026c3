import type { AnyRoute } from './route.ts'

/** The route table: every feature's routes, one line each. */
export const routes = {} satisfies Record<string, AnyRoute>
