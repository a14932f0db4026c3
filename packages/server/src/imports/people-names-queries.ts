import type { Context } from '../platform/context/context.ts'

/** Colleagues that a file may name, by whatever it may name them. */
export function selectNamedPeople(ctx: Context) {
  return ctx.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'phone', 'staffNumber'])
    .where('isActive', '=', true)
    .execute()
}
