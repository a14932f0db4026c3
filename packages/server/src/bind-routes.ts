import type { FastifyInstance } from 'fastify'
import type { Env } from './env.ts'
import type { Services } from './platform/context/context.ts'

/** What a feature's routes.ts exports: it binds the feature's rows of the route table to its verbs. */
export type BindRoutes = (app: FastifyInstance, services: Services, env: Env) => void
