import type { StartExportInput } from '@zhike/core/exports/schema'

/** Longer addresses are cut off on their way by some browsers and proxies. */
const longest = 7000

/** Where a list can be downloaded at once; null where what narrows it does not fit into an address. */
export function addressOf({ list, format, query }: StartExportInput): string | null {
  const asked = new URLSearchParams({ format })
  if (Object.keys(query).length > 0) asked.set('query', JSON.stringify(query))
  const address = `/api/v1/lists/${list}/export?${asked}`
  return address.length <= longest ? address : null
}
