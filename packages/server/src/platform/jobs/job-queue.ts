import type { Kysely } from 'kysely'
import { PgBoss, fromKysely } from 'pg-boss'
import type { Logger } from 'pino'
import type { Context, JobQueue, Services } from '../context/context.ts'
import { systemContext } from '../context/system-context.ts'
import type { Database } from '../database/generated/database-types.ts'
import { readCompany } from '../context/company.ts'
import { polledQueues, schedules, type QueueName } from './queues.ts'

export type JobHandler = (ctx: Context, data: Record<string, unknown>, signal: AbortSignal) => Promise<void>
export type JobHandlers = Partial<Record<QueueName, JobHandler>>

export interface RunningJobs extends JobQueue {
  work(services: Services, handlers: JobHandlers): Promise<void>
  stop(): Promise<void>
}

/**
 * A worker is told of new jobs by NOTIFY and looks by itself only for what waits for its time; behind a pooler that does
 * not pass notifications on it looks twice a second.
 */
const lookingFor = { batchSize: 1, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 }

/** Jobs in PostgreSQL: a job row is written in the transaction of the change that asks for it. */
export async function startJobs(databaseUrl: string, log: Logger): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'pgboss',
    max: 3,
    migrate: false,
    createSchema: false,
    application_name: 'zhike-jobs',
    useListenNotify: true,
  })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  return {
    async add(db: Kysely<Database>, name, data, options = {}) {
      await boss.send(name, data, { ...options, db: fromKysely(db) })
    },
    async work(services, handlers) {
      const { timeZone } = await readCompany(services.db)
      for (const [name, cron] of Object.entries(schedules)) await boss.schedule(name, cron, {}, { tz: timeZone })
      for (const [name, handler] of Object.entries(handlers)) {
        let workerId = ''
        workerId = await boss.work<Record<string, unknown>>(name, lookingFor, async (jobs) => {
          for (const job of jobs) {
            const ctx = await systemContext(services, `job:${name}`, 'job')
            const started = performance.now()
            try {
              await handler(ctx, job.data, job.signal)
              ctx.log.info({ job: name, ms: Math.round(performance.now() - started) }, 'job done')
            } catch (error) {
              ctx.log.error({ job: name, err: error }, 'job failed')
              throw error
            } finally {
              // The next one may have been waiting for this worker.
              if (!polledQueues.has(name)) boss.notifyWorker(workerId)
            }
          }
        })
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}
