import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { keysOf } from '@zhike/core/customers/customer-keys'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { customOf } from './custom-fields.ts'
import { makeCustomer } from './make-customer.ts'

const columns =
  'no, kind, name, short_name, credit_code, region_code, city_name, industry_code, size, source, external_id, phone, email, contact_name, contact_title, contact_mobile, contact_email, custom, key_kinds, key_values, tokens'

/** Makes the customers in Node (search tokens included) and copies them into bench.prepared. */
export async function prepareCustomers(
  pool: pg.Pool,
  count: number,
  asFile: boolean,
  progress: (made: number) => void,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('truncate bench.prepared')
    const copy = client.query(copyFrom(`copy bench.prepared (${columns}) from stdin`))
    await pipeline(Readable.from(copyLines(count, asFile, progress)), copy)
  } finally {
    client.release()
  }
}

function* copyLines(count: number, asFile: boolean, progress: (made: number) => void): Generator<string> {
  let chunk = ''
  for (let no = 0; no < count; no++) {
    const c = makeCustomer(no, asFile)
    const keys = keysOf(c)
    const values = [
      String(no),
      c.kind,
      c.name,
      c.shortName,
      c.creditCode,
      c.regionCode,
      c.cityName,
      c.industryCode,
      c.size,
      c.source,
      c.externalId,
      c.phone,
      c.email,
      c.contactName,
      c.contactTitle,
      c.contactMobile,
      c.contactEmail,
      JSON.stringify(customOf(no)),
      arrayText(keys.map((key) => key.kind)),
      arrayText(keys.map((key) => key.value)),
      arrayText(searchTokens(c)),
    ]
    chunk += `${values.map((value) => (value === null ? '\\N' : value.replaceAll('\\', '\\\\'))).join('\t')}\n`
    if (chunk.length > 60_000) {
      yield chunk
      chunk = ''
    }
    if (no % 50_000 === 0) progress(no)
  }
  yield chunk
}

/** A text[] as PostgreSQL writes it. */
function arrayText(items: string[]): string {
  return `{${items.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}
