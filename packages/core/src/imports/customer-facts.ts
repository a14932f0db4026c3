import { externalIdKey, keysOf, type CustomerKey } from '../customers/customer-keys.ts'
import { nameKey } from '../customers/normalise-name.ts'
import { phoneKey } from '../customers/normalise-phone.ts'
import type { CustomerKind } from '../customers/fields.ts'
import { searchTokens } from '../search/search-tokens.ts'
import type { RowData } from './read-row.ts'
import type { RowProblem } from './row-problem.ts'

export interface CustomerFacts {
  keys: CustomerKey[]
  tokens: string[]
}

/**
 * Completes a row of a customer file: where a mobile belongs, and what the customer is recognised by. The keys to match
 * by go into the row's data (nameKey, externalKey, mobileKey).
 */
export function completeCustomer(
  data: RowData,
  defaultKind: CustomerKind,
  problems: RowProblem[],
): CustomerFacts | null {
  const { name } = data
  if (name === undefined) return null
  const kind = data.kind ?? defaultKind
  placeMobile(data, kind)
  data.effectiveKind = kind
  if (data.externalId !== undefined) data.externalKey = externalIdKey(data.externalId)
  if (data.parent !== undefined) {
    data.parentNameKey = nameKey('organisation', data.parent)
    data.parentExternalKey = externalIdKey(data.parent)
  }
  if (kind === 'individual') {
    if (data.creditCode !== undefined) {
      problems.push({ code: 'credit-code.individual', field: 'creditCode', value: data.creditCode })
    }
    const mobile = data.phone === undefined ? null : phoneKey(data.phone)
    if (mobile !== null) data.mobileKey = mobile
    else if (data.externalKey === undefined) problems.push({ code: 'individual.no-key', field: 'mobile', value: name })
  } else {
    data.nameKey = nameKey(kind, name)
  }
  const contacts = data.contact === undefined ? [] : [{ mobile: data.mobile ?? null }]
  return {
    keys: keysOf({ ...data, kind, name }, contacts),
    tokens: searchTokens({ kind, name, shortName: data.shortName ?? null }),
  }
}

/** An individual's mobile is its phone; a company's belongs to its contact, or is its phone when nobody is named. */
function placeMobile(data: RowData, kind: string): void {
  const { mobile, phone } = data
  if (mobile === undefined) return
  if (kind === 'individual') {
    if (phone !== undefined && phone !== mobile) {
      data.unplaced = data.unplaced === undefined ? phone : `${data.unplaced}\n${phone}`
    }
    data.phone = mobile
    delete data.mobile
    return
  }
  if (data.contact !== undefined) return
  if (phone === undefined) {
    data.phone = mobile
    delete data.mobile
  } else data.contact = data.shortName ?? data.name ?? mobile
}

/** The keys by which a row of contacts, orders or follow-ups finds its customer. */
export function completeReference(data: RowData): void {
  if (data.customer !== undefined) {
    // Customer numbers that went through a float: 17850.0.
    data.customer = data.customer.replace(/^(\d+)\.0+$/, '$1')
    data.nameKey = nameKey('organisation', data.customer)
    const personKey = nameKey('individual', data.customer)
    if (personKey !== data.nameKey) data.personKey = personKey
  }
  if (data.customerExternalId !== undefined) data.externalKey = externalIdKey(data.customerExternalId)
}
