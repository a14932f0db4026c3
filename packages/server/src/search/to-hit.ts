import type { CustomerRow } from '@zhike/core/customers/schema'
import type { SearchHit } from '@zhike/core/search/schema'
import type { ContactHit } from './contact-search-queries.ts'

/** A row of the list as search shows it. */
export function toHit(row: CustomerRow, by: SearchHit['by'], contact: ContactHit | undefined): SearchHit {
  const { id, name, shortName, kind, tier, isVip, regionCode, holder, primaryContact } = row
  const brief = contact && { id: contact.id, name: contact.name, title: contact.title, mobile: contact.mobile }
  return {
    customerId: id,
    name,
    shortName,
    kind,
    tier,
    isVip,
    regionCode,
    holder,
    by,
    contact: brief ?? primaryContact,
  }
}
