import type { Consent, ConsentChannel } from '@zhike/core/consents/schema'
import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// Consents of a customer that the caller has been let through to.

const ofSubject = (contactId: string | null) => sql<boolean>`contact_id is not distinct from ${contactId}::uuid`

function everything(ctx: Context, customerId: string) {
  return ctx.db.selectFrom('consents').selectAll().where('customerId', '=', customerId)
}

type Row = Awaited<ReturnType<ReturnType<typeof everything>['executeTakeFirstOrThrow']>>

function present(row: Row): Consent {
  const { endedOn, endKind, endNote, endedAt, endedBy, endedName } = row
  return {
    id: row.id,
    contactId: row.contactId,
    purpose: row.purpose,
    channel: row.channel as Consent['channel'],
    decision: row.decision as Consent['decision'],
    decidedOn: row.decidedOn,
    method: row.method as Consent['method'],
    evidence: row.evidence,
    fileId: row.fileId,
    recordedAt: row.recordedAt,
    recordedBy: { id: row.recordedBy, name: row.recordedName },
    end:
      endedOn === null || endedAt === null
        ? null
        : {
            on: endedOn,
            kind: endKind === 'withdrawn' ? 'withdrawn' : 'replaced',
            note: endNote,
            at: endedAt,
            by: { id: endedBy, name: endedName ?? '' },
          },
  }
}

export async function selectConsents(ctx: Context, customerId: string): Promise<Consent[]> {
  const rows = await everything(ctx, customerId)
    .orderBy('decidedOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(present)
}

export async function selectConsent(ctx: Context, customerId: string, id: string): Promise<Consent | undefined> {
  const row = await everything(ctx, customerId).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && present(row)
}

/** The customer with its contacts; of the removed ones those that decided something. */
export async function selectConsentPeople(ctx: Context, customerId: string) {
  const customer = await ctx.db
    .selectFrom('customers')
    .select(['kind', 'name'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow()
  const contacts = await ctx.db
    .selectFrom('contacts as n')
    .select(['n.id as contactId', 'n.name'])
    .where('n.customerId', '=', customerId)
    .where((eb) =>
      eb.or([
        eb('n.deletedAt', 'is', null),
        eb.exists(
          eb
            .selectFrom('consents as k')
            .select(eb.lit(1).as('one'))
            .whereRef('k.customerId', '=', 'n.customerId')
            .whereRef('k.contactId', '=', 'n.id'),
        ),
      ]),
    )
    .orderBy('n.isPrimary', 'desc')
    .orderBy('n.createdAt')
    .orderBy('n.id')
    .execute()
  return { customer, contacts }
}

export interface NewConsent {
  id: string
  channel: ConsentChannel
}

export interface ConsentFacts {
  contactId: string | null
  purpose: string
  decision: string
  decidedOn: string
  method: string
  evidence: string | null
  fileId: string | null
}

/** What stood for this person, purpose and these channels ends with the new decision. */
export async function replaceStanding(
  ctx: Context,
  customerId: string,
  facts: ConsentFacts,
  channels: readonly ConsentChannel[],
): Promise<void> {
  await ctx.db
    .updateTable('consents')
    .set({
      endedOn: sql<string>`greatest(decided_on, ${facts.decidedOn}::date)`,
      endKind: 'replaced',
      endedAt: sql<string>`clock_timestamp()`,
      endedBy: ctx.actor.personId,
      endedName: ctx.actor.name,
    })
    .where('customerId', '=', customerId)
    .where(ofSubject(facts.contactId))
    .where('purpose', '=', facts.purpose)
    .where('channel', 'in', channels)
    .where('endedOn', 'is', null)
    .execute()
}

export async function insertConsents(
  ctx: Context,
  customerId: string,
  facts: ConsentFacts,
  rows: readonly NewConsent[],
): Promise<void> {
  const recorder = { recordedBy: ctx.actor.personId, recordedName: ctx.actor.name }
  await ctx.db
    .insertInto('consents')
    .values(rows.map((row) => ({ ...facts, ...row, ...recorder, customerId })))
    .execute()
}

export async function endConsent(
  ctx: Context,
  customerId: string,
  id: string,
  end: { on: string; note: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('consents')
    .set({
      endedOn: end.on,
      endKind: 'withdrawn',
      endNote: end.note,
      endedAt: sql<string>`clock_timestamp()`,
      endedBy: ctx.actor.personId,
      endedName: ctx.actor.name,
    })
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()
}

export interface ExportedConsent {
  customerId: string
  id: string
  customerExternalId: string | null
  customer: string
  contact: string | null
  purpose: string
  channel: string
  decision: string
  decidedOn: string
  method: string
  evidence: string | null
  endedOn: string | null
  endKind: string | null
  recordedName: string
}

/** The next decisions of customers inside the scope of exporting, in the order of the key. */
export async function selectConsentPage(
  ctx: Context,
  after: { customerId: string; id: string } | null,
  limit: number,
): Promise<ExportedConsent[]> {
  const query = (await scopedCustomers(ctx, 'customer.export'))
    .innerJoin('consents as k', 'k.customerId', 'c.id')
    .leftJoin('contacts as n', (join) =>
      join.onRef('n.customerId', '=', 'k.customerId').onRef('n.id', '=', 'k.contactId'),
    )
    .select(['k.customerId', 'k.id', 'c.externalId as customerExternalId', 'c.name as customer', 'n.name as contact'])
    .select(['k.purpose', 'k.channel', 'k.decision', 'k.decidedOn', 'k.method', 'k.evidence'])
    .select(['k.endedOn', 'k.endKind', 'k.recordedName'])
    .orderBy('k.customerId')
    .orderBy('k.id')
    .limit(limit)
  if (!after) return query.execute()
  return query.where(sql<boolean>`(k.customer_id, k.id) > (${after.customerId}::uuid, ${after.id}::uuid)`).execute()
}

export async function countExportedConsents(ctx: Context): Promise<number> {
  const { count } = await (
    await scopedCustomers(ctx, 'customer.export')
  )
    .innerJoin('consents as k', 'k.customerId', 'c.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
