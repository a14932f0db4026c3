import { newId } from '@zhike/core/kernel/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploadFile } from '../test/import-file.ts'
import { createWorld, type World } from '../test/world.ts'
import { jobHandlers } from './job-handlers.ts'
import { jobRecords } from './job-records.ts'
import { endLostWork } from './platform/jobs/end-lost-work.ts'
import type { QueueName } from './platform/jobs/queues.ts'

let world: World
let customerId: string
let versionId: string | undefined
beforeAll(async () => {
  world = await createWorld()
  customerId = await world.addCustomer({ name: '等着的', personId: world.rep.id })
  const [version] = await sql<{ id: string }>('select id from rule_versions limit 1')
  versionId = version?.id
})
afterAll(() => world.close())

const sql = <Row extends object>(text: string, values: unknown[] = []) => world.database.ownerQuery<Row>(text, values)

interface Kind {
  table: string
  /** Makes one that is being worked on. */
  make(id: string): Promise<unknown>
  final: string
  /** Where the reason stands. */
  reason: string
}

const kinds: Partial<Record<QueueName, Kind>> = {
  'run-import': {
    table: 'imports',
    async make(id) {
      const uploaded = await uploadFile(world.admin.ctx, { kind: 'customers', content: '客户名称\n甲\n' })
      await sql(`update imports set id = $1, state = 'applying', goal = 'apply' where id = $2`, [id, uploaded.id])
    },
    final: 'failed',
    reason: `error->>'code' = 'import.crashed'`,
  },
  'scan-duplicates': {
    table: 'duplicate_scans',
    make: (id) => sql(`insert into duplicate_scans (id, state, rules) values ($1, 'running', '{}')`, [id]),
    final: 'failed',
    reason: `error = 'job-lost'`,
  },
  'run-merge': {
    table: 'customer_merges',
    make: (id) =>
      sql(
        `insert into customer_merges (id, survivor_id, state, facts, created_name) values ($1, $2, 'running', '{}', '某人')`,
        [id, customerId],
      ),
    final: 'failed',
    reason: `error like '%放弃%'`,
  },
  'run-tiers': {
    table: 'tier_runs',
    make: (id) => sql(`insert into tier_runs (id, state, scheme) values ($1, 'running', '{}')`, [id]),
    final: 'failed',
    reason: `error = 'job-lost'`,
  },
  'run-ownership': {
    table: 'ownership_runs',
    make: (id) =>
      sql(
        `insert into ownership_runs (id, kind, state, rule_version_id, options) values ($1, 'preview', 'running', $2, '{}')`,
        [id, versionId],
      ),
    final: 'failed',
    reason: `error like '%放弃%'`,
  },
  'run-bulk-edit': {
    table: 'bulk_edits',
    make: (id) =>
      sql(
        `insert into bulk_edits (id, kind, state, field, total, created_by) values ($1, 'edit', 'running', 'source', 9, $2)`,
        [id, world.admin.id],
      ),
    final: 'stopped',
    reason: `error = 'job-lost'`,
  },
  'erase-person': {
    table: 'privacy_requests',
    make: (id) =>
      sql(
        `insert into privacy_requests (id, kind, state, customer_id, subject, reason, created_name) values ($1, 'erasure', 'queued', $2, '某人', '要求', '某人')`,
        [id, customerId],
      ),
    final: 'failed',
    reason: `error = 'job-lost'`,
  },
  'run-backup': {
    table: 'backup_runs',
    make: (id) =>
      sql(`insert into backup_runs (id, kind, cause, state) values ($1, 'backup', 'manual', 'running')`, [id]),
    final: 'failed',
    reason: `error->>'code' = 'backup.interrupted'`,
  },
  'send-mail': {
    table: 'outgoing_mails',
    make: (id) =>
      sql(
        `insert into outgoing_mails (id, kind, to_address, person_id, state, expires_at)
         values ($1, 'invitation', 'a@example.test', $2, 'queued', now() + interval '1 day')`,
        [id, world.rep.id],
      ),
    final: 'failed',
    reason: `reason is not null`,
  },
  'run-export': {
    table: 'exports',
    make: (id) =>
      sql(
        `insert into exports (id, person_id, list, format, mode, state, total) values ($1, $2, 'customers', 'csv', 'background', 'running', 9)`,
        [id, world.rep.id],
      ),
    final: 'failed',
    reason: `error->>'code' = 'export.failed'`,
  },
}

const addJob = (queue: string, data: object, state: string, agoSeconds = 60) =>
  sql(
    `insert into pgboss.job (name, data, state, completed_on, policy)
     values ($1, $2, $3::pgboss.job_state, now() - make_interval(secs => $4), 'standard')`,
    [queue, JSON.stringify(data), state, agoSeconds],
  )

/** Queues without a record of their own: the next minute, night or change does the work again. */
const withoutRecord: QueueName[] = [
  'watch-jobs',
  'backup-clock',
  'dispatch-events',
  'forgotten-password',
  'seal-audit',
  'index-search',
  'check-audit',
  'measure-segments',
  'refresh-completeness',
  'nightly',
  // Taken up again every night; see resume-fills.ts.
  'fill-custom-field',
]

it('knows every queue', () => {
  const known = [...jobRecords.map((one) => one.queue), ...withoutRecord]
  expect(Object.keys(jobHandlers).filter((name) => !known.includes(name as QueueName))).toEqual([])
})

describe.each(jobRecords)('$queue', ({ queue, key }) => {
  const kind = kinds[queue]
  const stateOf = async (id: string) =>
    (
      await sql<{ state: string; reason: boolean }>(
        `select state, (${kind?.reason}) is true as reason from ${kind?.table} where id = $1`,
        [id],
      )
    )[0]

  it('leaves its record to a job that lives, and ends it with a reason when the job is gone', async () => {
    const id = newId()
    await kind?.make(id)
    const before = await stateOf(id)
    await addJob(queue, { [key]: id }, 'failed')
    await addJob(queue, { [key]: id }, 'retry')
    await endLostWork(world.system, jobRecords)
    expect(await stateOf(id)).toEqual(before)
    await sql(`update pgboss.job set state = 'failed' where data->>$1 = $2`, [key, id])
    expect(await endLostWork(world.system, jobRecords)).toBe(1)
    expect(await stateOf(id)).toEqual({ state: kind?.final, reason: true })
    expect(await endLostWork(world.system, jobRecords)).toBe(0)
  })
})

it('work that no job knows is ended after hours, not before', async () => {
  const id = newId()
  await kinds['run-tiers']?.make(id)
  expect(await endLostWork(world.system, jobRecords)).toBe(0)
  await sql(`update tier_runs set created_at = now() - interval '7 hours' where id = $1`, [id])
  expect(await endLostWork(world.system, jobRecords)).toBe(1)
})

it('a job whose end is a moment old is still writing what became of it', async () => {
  const id = newId()
  await kinds['run-export']?.make(id)
  await addJob('run-export', { exportId: id }, 'completed', 1)
  expect(await endLostWork(world.system, jobRecords)).toBe(0)
})
