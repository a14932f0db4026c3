import type { FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'
import type { Context } from '../platform/context/context.ts'
import { isLoopback } from '../platform/http/from-this-machine.ts'

export interface DemoDoor {
  /** The server was started with --demo. */
  startedAsDemo: boolean
  /** The request passed a proxy, so that its sender may be anywhere. */
  isForwarded: boolean
}

export function demoDoor(request: FastifyRequest, env: Env): DemoDoor {
  const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
  return { startedAsDemo: env.demo, isForwarded }
}

/**
 * One click signs in only in the demo company, and there only people at this very machine, unless it was started for
 * showing around: a demo loaded on the way to real data must not let the network in.
 */
export function demoDoorIsOpen(ctx: Context, door: DemoDoor): boolean {
  if (!ctx.company.isDemo) return false
  if (door.startedAsDemo) return true
  return !door.isForwarded && isLoopback(ctx.actor.ipAddress ?? '')
}
