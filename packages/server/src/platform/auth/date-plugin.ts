import type { KyselyPlugin, UnknownRow } from 'kysely'

/** Instants are strings in our pool; better-auth compares Dates. Its instants are the columns that end in "At". */
export const datePlugin: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
}

function withDates(row: UnknownRow): UnknownRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      key.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}
