import { createHash } from 'node:crypto'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'

function listOf(entries: readonly { code: string; name: string }[]) {
  const items = entries.map(({ code, name }) => ({ code, name }))
  return { items, tag: createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 16) }
}

/** What the two lists answer, made once: the data is part of the program. */
export const regionList = listOf(regions)
export const industryList = listOf(industries)
