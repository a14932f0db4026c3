import { notFound } from '@zhike/core/kernel/problems'
import type { Person } from '@zhike/core/people/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectPerson } from './queries.ts'

export async function getPerson(ctx: Context, id: string): Promise<Person> {
  requirePermission(ctx, 'person.read')
  const person = await selectPerson(ctx, id)
  if (!person) throw notFound({ id })
  return person
}
