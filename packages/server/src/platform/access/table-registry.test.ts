import { permissions } from '@zhike/core/access/permissions'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.ts'
import { authTables, tableRegistry } from './table-registry.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const asColumnName = (name: string) => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`)

const tablesOf = async (schema: string) =>
  (
    await database.ownerQuery<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm') and not exists (
         select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
      [schema],
    )
  ).map((row) => row.name)

it('names every table there is, and none that is gone', async () => {
  expect(Object.keys(tableRegistry).map(asColumnName).sort()).toEqual((await tablesOf('public')).sort())
  expect(await tablesOf('auth')).toEqual(authTables)
})

it('has the column by which rows are scoped, and names permissions that exist', async () => {
  const columns = await database.ownerQuery<{ tableName: string; columnName: string }>(
    `select table_name as "tableName", column_name as "columnName" from information_schema.columns where table_schema = 'public'`,
  )
  const has = (table: string, column: string) =>
    columns.some(({ tableName, columnName }) => tableName === asColumnName(table) && columnName === column)
  // A file hangs on a customer by the follow-up that shows it.
  const exceptions = new Set(['customers', 'files'])
  const wrong = Object.entries(tableRegistry).filter(([table, scope]) => {
    if ('shared' in scope || scope.scopedBy === 'server') return false
    if (scope.scopedBy === 'customer') return !exceptions.has(table) && !has(table, 'customer_id')
    if (scope.scopedBy === 'person') return !has(table, scope.column)
    return !(permissions as readonly string[]).includes(scope.permission)
  })
  expect(wrong).toEqual([])
})
