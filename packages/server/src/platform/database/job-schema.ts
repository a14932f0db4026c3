import type { ClientBase } from 'pg'
import { PgBoss } from 'pg-boss'
import { polledQueues, queues } from '../jobs/queues.ts'

/**
 * Makes or upgrades pg-boss' schema and our queues over the owner's connection: the application's role has no DDL, so
 * that it can neither make queues nor their partitions itself.
 */
export async function installJobSchema(client: ClientBase): Promise<void> {
  const boss = new PgBoss({
    schema: 'pgboss',
    migrate: true,
    supervise: false,
    schedule: false,
    db: {
      executeSql: async (text, values) => {
        const result = await client.query(text, values as unknown[])
        return result
      },
    },
  })
  let failure: unknown
  boss.on('error', (error) => (failure = error))
  await boss.start()
  try {
    const present = new Set((await boss.getQueues()).map((queue) => queue.name))
    for (const { name, policy, ...rest } of queues) {
      const options = { ...rest, notify: !polledQueues.has(name) }
      // A queue's policy is fixed once made; everything else may change with the program.
      if (present.has(name)) await boss.updateQueue(name, options)
      else await boss.createQueue(name, { policy, ...options })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (failure !== undefined) throw failure
}
