import { sql } from 'kysely'
import type { Context } from '../context/context.ts'
import type { QueueName } from './queues.ts'

/** Records whose work is a job's. Each kind says how to find those under way and how to end one with a reason. */
export interface JobRecords {
  queue: QueueName
  /** By which key the job's data names its record. */
  key: string
  /** Those that wait or run, and since when. */
  underWay(ctx: Context): Promise<readonly WorkUnderWay[]>
  /** Ends one for good, unless it has ended meanwhile. */
  fail(ctx: Context, id: string): Promise<unknown>
}

export interface WorkUnderWay {
  id: string
  since: string
}

/** A job that has just ended may still be writing what became of its record. */
const restSeconds = 15
/** Work that no job knows: a process did it by itself, or the queue is another one since a restore. */
const forgottenHours = 6

/**
 * Ends what nobody works on any more: the job failed in all its retries (its process was killed each time, say), or there
 * is none. Without this a record would wait for ever, and with it whatever waits for that. Answers how many there were.
 */
export async function endLostWork(ctx: Context, kinds: readonly JobRecords[]): Promise<number> {
  let ended = 0
  for (const { queue, key, underWay, fail } of kinds) {
    const records = await underWay(ctx)
    if (records.length === 0) continue
    const lost = await selectLost(ctx, queue, key, records)
    for (const id of lost) {
      ctx.log.error({ queue, id }, 'a job was lost: its record is ended')
      try {
        await fail(ctx, id)
        ended += 1
      } catch (error) {
        // One that cannot be ended must not keep the others.
        ctx.log.error({ err: error, queue, id }, 'a lost record could not be ended')
      }
    }
  }
  return ended
}

async function selectLost(
  ctx: Context,
  queue: QueueName,
  key: string,
  records: readonly WorkUnderWay[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with records as (
      select * from unnest(${records.map((one) => one.id)}::text[], ${records.map((one) => one.since)}::timestamptz[])
        as r(id, since)
    ), jobs as (
      select j.data ->> ${key}::text as id, bool_and(j.state in ('completed', 'cancelled', 'failed')) as are_over, max(j.completed_on) as ended
      from pgboss.job j where j.name = ${queue} and j.data ->> ${key}::text = any(select id from records) group by 1
    )
    select r.id from records r left join jobs on jobs.id = r.id
    where jobs.are_over and jobs.ended < now() - make_interval(secs => ${restSeconds})
      or jobs.id is null and r.since < now() - make_interval(hours => ${forgottenHours})`.execute(ctx.db)
  return rows.map((row) => row.id)
}
