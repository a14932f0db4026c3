import { against, evidenceBits as bit, evidenceKinds, impliedBy } from '@zhike/core/duplicates/evidence'
import { publicMailDomains } from '@zhike/core/duplicates/public-mail-domains'
import type { DuplicateRules } from '@zhike/core/duplicates/rules'
import { sql, type RawBuilder } from 'kysely'

// What core/duplicates says of two, for many at once; tests compare the two.

interface PairSql {
  /** Bits of the keys that both have. */
  shared: RawBuilder<unknown>
  /** Aliases of relations with kind and credit_code. */
  one: string
  other: string
  sharesDomain: RawBuilder<unknown>
}

/** The bits of evidenceBetween. */
export function evidenceSql({ shared, one, other, sharesDomain }: PairSql): RawBuilder<unknown> {
  const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`)
  const isPerson = (alias: string) => sql`${column(alias, 'kind')} = 'individual'`
  return sql`case when ${isPerson(one)} and ${isPerson(other)} and ${shared} & ${sql.lit(bit.name)} <> 0
      then (${shared} & ~${sql.lit(bit.name | bit.nameElsewhere)}) | ${sql.lit(bit.personName)}
      when ${isPerson(one)} or ${isPerson(other)} then ${shared} & ~${sql.lit(bit.nameElsewhere)}
      else ${shared} end
    | case when ${column(one, 'credit_code')} <> ${column(other, 'credit_code')}
      then ${sql.lit(bit.creditCodeDiffers)} else 0 end
    | case when ${column(one, 'kind')} <> ${column(other, 'kind')} then ${sql.lit(bit.kindDiffers)} else 0 end
    | case when ${shared} & ${sql.lit(bit.email)} = 0 and ${sharesDomain} then ${sql.lit(bit.domain)} else 0 end`
}

/** The sum of scoreOf, of a column `evidence`. */
export function scoreSql({ weights }: DuplicateRules): RawBuilder<unknown> {
  const terms = evidenceKinds.map((kind) => {
    const implying = impliedBy[kind]
    const counts = implying
      ? sql`evidence & ${sql.lit(bit[kind] | bit[implying])} = ${sql.lit(bit[kind])}`
      : sql`evidence & ${sql.lit(bit[kind])} <> 0`
    return sql`case when ${counts} then ${sql.lit(against.has(kind) ? -weights[kind] : weights[kind])} else 0 end`
  })
  return sql`least(100, greatest(0, ${sql.join(terms, sql` + `)}))`
}

/** The domain of an address in a column. */
export const domainOf = (column: string) => sql`split_part(${sql.ref(column)}, '@', 2)`

/** Whether that is not one under which anybody has an address. */
export const isOfCompany = (column: string) => sql`not (${domainOf(column)} = any(${[...publicMailDomains]}::text[]))`
