import type { FastifyInstance } from 'fastify'
import type { Env } from './env.ts'
import type { Services } from './platform/context/context.ts'
import { bindReferenceRoutes } from './reference/routes.ts'

export type BindRoutes = (app: FastifyInstance, services: Services, env: Env) => void

/** Every feature's routes, one line each. */
export const features: BindRoutes[] = [bindReferenceRoutes]
