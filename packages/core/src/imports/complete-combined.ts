import { externalIdKey, keysOf, uniteKeys } from '../customers/customer-keys.ts'
import { customerKinds, type CustomerKind } from '../customers/fields.ts'
import type { CombinedPart } from './combined-fields.ts'
import { completeCustomer, type CustomerFacts } from './customer-facts.ts'
import { joinNames, type RowData } from './read-row.ts'
import type { RowProblem } from './row-problem.ts'

/** The fields of a part under their own names; none of it in the row: null. */
export function partOf(data: RowData, part: CombinedPart): RowData | null {
  const prefix = `${part}.`
  const found = Object.entries(data).filter(([key]) => key.startsWith(prefix))
  return found.length > 0 ? Object.fromEntries(found.map(([key, value]) => [key.slice(prefix.length), value])) : null
}

/**
 * Completes a row of customer, contact and order in one: what its parts lack, which customer it is about (identity: by
 * ID, else credit code, else mobile or name), and what that is recognised by, its contact's numbers included.
 */
export function completeCombined(
  data: RowData,
  defaultKind: CustomerKind,
  currency: string,
  problems: RowProblem[],
): CustomerFacts | null {
  const contact = partOf(data, 'contact')
  const kind = customerKinds.find((one) => one === data.kind) ?? defaultKind
  // A person is reached by the number that a company's contact would have.
  if (
    kind === 'individual' &&
    contact?.mobile !== undefined &&
    contact.name === undefined &&
    data.phone === undefined
  ) {
    data.phone = contact.mobile
    delete data['contact.mobile']
    delete contact.mobile
  }
  // Without a contact a person's birthday is their own.
  if (kind === 'individual' && contact?.birthday !== undefined && !hasName(contact)) {
    data.birthday = contact.birthday
    delete data['contact.birthday']
    delete contact.birthday
  }
  if (contact && Object.keys(contact).length > 0) completeContact(data, contact, problems)
  const order = partOf(data, 'order')
  if (order) completeOrder(data, order, currency, problems)
  if (data.externalId !== undefined) data.externalKey = externalIdKey(data.externalId)
  const facts = completeCustomer(data, defaultKind, problems)
  const byName = kind === 'individual' ? mark('m', data.mobileKey) : mark('n', data.nameKey)
  const identity = mark('x', data.externalKey) ?? mark('c', data.creditCode) ?? byName
  if (identity !== undefined) data.identity = identity
  const reachable = [{ mobile: contact?.mobile ?? null, email: contact?.email ?? null }]
  const ofContact = keysOf({ kind, name: '-' }, reachable).filter((key) => key.kind !== 'name')
  if (!facts) return ofContact.length > 0 ? { keys: ofContact, tokens: [] } : null
  return { ...facts, keys: uniteKeys([facts.keys, ofContact]) }
}

const hasName = ({ name, lastName, firstName }: RowData) => (name ?? lastName ?? firstName) !== undefined

const mark = (sign: string, key: string | undefined) => (key === undefined ? undefined : sign + key)

function completeContact(data: RowData, contact: RowData, problems: RowProblem[]): void {
  joinNames(contact)
  delete data['contact.lastName']
  delete data['contact.firstName']
  if (contact.name === undefined) problems.push({ code: 'value.required', field: 'contact.name' })
  else data['contact.name'] = contact.name
}

function completeOrder(data: RowData, order: RowData, currency: string, problems: RowProblem[]): void {
  for (const field of ['number', 'date'] as const) {
    if (order[field] === undefined) problems.push({ code: 'value.required', field: `order.${field}` })
  }
  if (order.amount === undefined && order.price === undefined) {
    problems.push({ code: 'value.required', field: 'order.amount' })
  }
  data['order.currency'] ??= currency
}
