import { sql } from 'kysely'
import type { SetColumn } from '../platform/filter/compile-condition.ts'

// Where a customer c stands among others, for conditions. What lies in the bin cuts off what hangs on it.

/** Customers directly below one of these. */
export const parentColumn: SetColumn = (some) =>
  some === null
    ? sql<boolean>`(exists (select from customer_parents h join customers q on q.id = h.parent_id and q.deleted_at is null
        where h.customer_id = c.id))`
    : sql<boolean>`(c.id in (select h.customer_id from customer_parents h
        join customers q on q.id = h.parent_id and q.deleted_at is null where h.parent_id = any(${some}::uuid[])))`

/** Customers directly above one of these; any at all: whoever is a parent. */
export const subsidiaryColumn: SetColumn = (some) =>
  some === null
    ? sql<boolean>`(exists (select from customer_parents h join customers k on k.id = h.customer_id and k.deleted_at is null
        where h.parent_id = c.id))`
    : sql<boolean>`(c.id in (select h.parent_id from customer_parents h
        join customers k on k.id = h.customer_id and k.deleted_at is null where h.customer_id = any(${some}::uuid[])))`

/** These customers and everything below them; any at all: whoever has a parent or is one. */
export const groupColumn: SetColumn = (some) =>
  some === null
    ? sql<boolean>`(${parentColumn(null)} or ${subsidiaryColumn(null)})`
    : sql<boolean>`(c.id in (${idsOfGroups(some)}))`

export const idsOfGroups = (tops: readonly string[]) => sql`with recursive branch (id) as (
    select q.id from customers q where q.id = any(${tops}::uuid[]) and q.deleted_at is null
    union
    select h.customer_id from branch b join customer_parents h on h.parent_id = b.id
      join customers k on k.id = h.customer_id and k.deleted_at is null
  ) select id from branch`
