import type pg from 'pg'
import type { Context } from '@zhike/server/src/platform/context/context.ts'
import type { HttpClient } from './http-client.ts'
import type { Result } from './report.ts'

export const actorNames = ['rep', 'lead', 'administrator', 'branchLead'] as const
export type ActorName = (typeof actorNames)[number]

export interface BenchActor {
  name: ActorName
  ctx: Context
  http: HttpClient
}

/** What every section works with. */
export interface BenchWorld {
  customers: number
  actors: BenchActor[]
  administrator: BenchActor
  /** Leads five teams: 200 people below. */
  branchLead: BenchActor
  /** As the role that serves: yardsticks have the same rights and settings as the product. */
  appPool: pg.Pool
  ownerPool: pg.Pool
  ownerUrl: string
  serverPid: number
  outFolder: string
  report(result: Result): void
}
