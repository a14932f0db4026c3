import { sql, type RawBuilder } from 'kysely'

/** Whether a column of tokens has, for every word, all tokens of one of the word's sets; one index scan per set. */
export function tokensMatch(
  column: RawBuilder<unknown>,
  words: readonly { alternatives: readonly string[][] }[],
): RawBuilder<boolean> {
  const parts = words.map(({ alternatives }) => {
    const sets = alternatives.map((tokens) => sql`${column} @> ${tokens}::text[]`)
    return sql`(${sql.join(sets, sql` or `)})`
  })
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Whether it has, for every word, one of the tokens of what is like the word, or the word itself. */
export function similarTokensMatch(
  column: RawBuilder<unknown>,
  words: readonly { alternatives: readonly string[][]; similar: readonly string[] }[],
): RawBuilder<boolean> {
  const parts = words.map(({ similar, alternatives }) => {
    const sets = alternatives.map((tokens) => sql`${column} @> ${tokens}::text[]`)
    const like = similar.length > 0 ? [sql`${column} && ${similar}::text[]`] : []
    return sql`(${sql.join([...like, ...sets], sql` or `)})`
  })
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}
