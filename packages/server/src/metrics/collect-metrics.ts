import { liveHubOf } from '../live/live-hub.ts'
import type { Services } from '../platform/context/context.ts'
import { poolState } from '../platform/database/copy-rows.ts'
import { gauge, type Metric } from '../platform/metrics/exposition.ts'
import { processMetrics } from '../platform/metrics/process-metrics.ts'
import { selectBackupAge, selectCompanyState, selectQueues, type QueueState } from './queries.ts'

/** Everything but the requests: the process, the database and what waits. A database that is gone leaves its part out. */
export async function collectMetrics(services: Services): Promise<Metric[]> {
  const own = [...processMetrics(), ...connectionMetrics(services)]
  try {
    const [queues, company, backupAge] = await Promise.all([
      selectQueues(services),
      selectCompanyState(services),
      selectBackupAge(services),
    ])
    return [
      ...own,
      gauge('zhike_database_up', 'Whether the database answers.', 1),
      gauge('zhike_database_bytes', 'Size of the database.', company.databaseBytes),
      gauge('zhike_customers', 'Customers, as the planner estimates them.', company.customers),
      gauge('zhike_pools', 'Pools in use.', company.pools),
      gauge('zhike_people', 'Active people.', company.people),
      gauge('zhike_sessions', 'Sessions that are open.', company.openSessions),
      gauge('zhike_audit_unsealed', 'Audit rows that wait to be sealed.', company.unsealed),
      gauge('zhike_audit_unsealed_seconds', 'Age of the oldest of them.', company.unsealedSeconds),
      gauge('zhike_backup_age_seconds', 'Since the last backup; absent where there is none.', backupAge),
      ...queueMetrics(queues),
    ]
  } catch (error) {
    services.log.warn({ err: error }, 'metrics: the database does not answer')
    return [...own, gauge('zhike_database_up', 'Whether the database answers.', 0)]
  }
}

function connectionMetrics(services: Services): Metric[] {
  const pool = poolState(services.db)
  return [
    gauge('zhike_live_streams', 'Live streams that are open.', liveHubOf(services).size),
    {
      name: 'zhike_database_connections',
      help: 'Connections of the pool, and requests that wait for one.',
      type: 'gauge',
      samples: Object.entries(pool ?? {}).map(([state, value]) => ({ labels: { state }, value })),
    },
  ]
}

function queueMetrics(queues: readonly QueueState[]): Metric[] {
  const labels = ({ name, state }: QueueState) => ({ queue: name, state })
  return [
    {
      name: 'zhike_jobs',
      help: 'Jobs that are due and wait, are to be tried again, or run.',
      type: 'gauge',
      samples: queues.map((queue) => ({ labels: labels(queue), value: queue.count })),
    },
    {
      name: 'zhike_jobs_oldest_seconds',
      help: 'How long the oldest of them has been due.',
      type: 'gauge',
      samples: queues.map((queue) => ({ labels: labels(queue), value: queue.oldestSeconds })),
    },
  ]
}
