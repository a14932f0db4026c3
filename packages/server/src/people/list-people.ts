import type { listPeople as listPeopleRoute } from '@zhike/core/people/api'
import type { QueryOf } from '@zhike/core/api/route'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, parseSort } from '../platform/list/keyset.ts'
import { peopleSorts, selectPeople } from './queries.ts'

export async function listPeople(ctx: Context, query: QueryOf<typeof listPeopleRoute>) {
  requirePermission(ctx, 'person.read')
  const { sort, limit, after, ...filter } = query
  const keys = parseSort(sort, peopleSorts, 'name')
  return selectPeople(ctx, filter, keys, decodeCursor(after, keys, filter), limit)
}
