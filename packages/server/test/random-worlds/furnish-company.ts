import { keysOf } from '@zhike/core/customers/customer-keys'
import { newId } from '@zhike/core/kernel/ids'
import { searchTokens } from '@zhike/core/search/search-tokens'
import type { Insertable } from 'kysely'
import { writeAudit } from '../../src/platform/audit/write-audit.ts'
import type { Context } from '../../src/platform/context/context.ts'
import type { Database } from '../../src/platform/database/generated/database-types.ts'
import type { Company } from './random-company.ts'

/** Writes a company as bare rows, inside the transaction of the context. */
export async function furnishCompany(ctx: Context, company: Company): Promise<void> {
  const { db } = ctx
  const insert = async <T extends keyof Database>(table: T, rows: Insertable<Database[T]>[]) => {
    if (rows.length > 0)
      await db
        .insertInto(table)
        .values(rows as never)
        .execute()
  }
  await insert('departments', company.departments)
  await insert(
    'people',
    company.people.map(({ roles: _, ...person }) => person),
  )
  await insert(
    'roles',
    company.roles.map(({ key, grants, fields }) => ({
      key,
      name: key,
      grants: JSON.stringify(grants),
      fields: JSON.stringify(fields),
    })),
  )
  await insert(
    'personRoles',
    company.people.flatMap(({ id: personId, roles }) => roles.map((role) => ({ personId, role }))),
  )
  await insert(
    'teams',
    company.teams.map(({ id, leadId }) => ({ id, leadId, name: id })),
  )
  await insert(
    'teamMembers',
    company.teams.flatMap(({ id: teamId, memberIds }) => memberIds.map((personId) => ({ teamId, personId }))),
  )
  await insert(
    'leaves',
    company.leaves.map((leave) => ({ id: newId(), ...leave })),
  )
  const deletedAt = new Date().toISOString()
  await insert(
    'customers',
    company.customers.map(({ holder: _, contact: __, revenue12m: ___, isDeleted, own, ...facts }) => ({
      ...facts,
      custom: JSON.stringify(own),
      kind: 'organisation',
      searchTokens: searchTokens({ kind: 'organisation', name: facts.name, shortName: null }),
      deletedAt: isDeleted ? deletedAt : null,
    })),
  )
  await insert(
    'customerStats',
    company.customers.map(({ id: customerId, revenue12m }) => ({
      customerId,
      revenue12m: revenue12m === null ? null : String(revenue12m),
    })),
  )
  await insert(
    'tenures',
    company.customers.map(({ id: customerId, holder }) => ({
      customerId,
      id: newId(),
      ...holder,
      startAt: '2026-05-01T00:00:00Z',
      reasonCode: 'created',
      actorName: 'world',
    })),
  )
  await insert(
    'contacts',
    company.customers.map(({ id: customerId, contact: { own, ...contact } }) => ({
      customerId,
      ...contact,
      custom: JSON.stringify(own),
      isPrimary: true,
    })),
  )
  await insert(
    'customerKeys',
    company.customers
      .filter(({ isDeleted }) => !isDeleted)
      .flatMap(({ id: customerId, contact, ...facts }) =>
        keysOf({ ...facts, kind: 'organisation', shortName: null }, [contact]).map((key) => ({ ...key, customerId })),
      ),
  )
  await insert(
    'followUps',
    company.customers.map(({ id: customerId }) => ({
      customerId,
      id: newId(),
      kind: 'call',
      text: '问了近况',
      happenedAt: '2026-05-20T00:00:00Z',
    })),
  )
  await insert(
    'orders',
    company.customers.map(({ id: customerId }) => ({
      customerId,
      id: newId(),
      number: customerId,
      orderedOn: '2026-05-02',
      amount: '1',
      amountBase: '1',
      currency: 'CNY',
      deletedAt,
    })),
  )
  await insert(
    'collaborators',
    company.collaborators.map((one) => ({ ...one, part: 'specialist' })),
  )
  for (const { id, contact, phone, wechat, email, address, creditCode, notes, own: custom } of company.customers) {
    const facts = { phone, wechat, email, address, creditCode, notes, custom }
    const about = { customerId: id, before: {} }
    await writeAudit(ctx, { action: 'customer.update', subjectType: 'customer', subjectId: id, ...about, after: facts })
    const { mobile, email: address2, wechat: name } = contact
    const own = { mobile, email: address2, wechat: name, custom: contact.own }
    await writeAudit(ctx, {
      action: 'contact.create',
      subjectType: 'contact',
      subjectId: contact.id,
      ...about,
      after: own,
    })
  }
  if (company.masksOwn) await insert('settings', [{ key: 'access.mask-own-customers', value: 'true' }])
}
