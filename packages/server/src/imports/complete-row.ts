import { createHash } from 'node:crypto'
import type { CustomerKey } from '@zhike/core/customers/customer-keys'
import { foldText } from '@zhike/core/customers/normalise-name'
import { phoneKey } from '@zhike/core/customers/normalise-phone'
import { completeCombined } from '@zhike/core/imports/complete-combined'
import { completeCustomer, completeReference } from '@zhike/core/imports/customer-facts'
import type { RowData, RowReading } from '@zhike/core/imports/read-row'
import { personPhone } from '@zhike/core/people/person-phone'
import type { StagePlan } from './stage-plan.ts'

export interface Derived {
  tokens: string[] | null
  keys: CustomerKey[] | null
}

const none: Derived = { tokens: null, keys: null }

/** Adds to a row what deciding needs and only the application can work out: keys to match by, search tokens. */
export function completeRow({ data, problems }: RowReading, plan: StagePlan): Derived {
  switch (plan.kind) {
    case 'departments':
      return none
    case 'people':
      if (data.phone !== undefined) data.phone = personPhone(data.phone)
      if (data.manager !== undefined) data.managerKey = personKey(data.manager)
      return none
    case 'customers': {
      if (data.owner !== undefined) data.ownerKey = personKey(data.owner)
      const facts = completeCustomer(data, plan.customerKind, problems)
      return facts === null || problems.length > 0 ? none : facts
    }
    case 'combined': {
      if (data.owner !== undefined) data.ownerKey = personKey(data.owner)
      const facts = completeCombined(data, plan.customerKind, plan.currency, problems)
      return facts === null || problems.length > 0 ? none : facts
    }
    case 'consents':
      completeReference(data)
      return none
    case 'contacts':
      completeReference(data)
      if (data.mobile !== undefined) data.mobileKey = phoneKey(data.mobile) ?? data.mobile
      return none
    case 'orders':
      completeReference(data)
      if (data.owner !== undefined) data.ownerKey = personKey(data.owner)
      if (data.currency === undefined) data.currency = plan.currency
      return none
    case 'follow-ups':
      completeReference(data)
      if (data.author !== undefined) data.authorKey = personKey(data.author)
      data.kind ??= 'note'
      data.fingerprint = fingerprint(data)
      return none
  }
}

/** What a name, phone, staff number or e-mail of a person is compared by. */
export function personKey(text: string): string {
  return phoneKey(text) ?? foldText(text)
}

/** The same record of the same customer, however often it is imported. */
function fingerprint(data: RowData): string {
  const parts = [data.happenedAt ?? '', data.kind ?? '', data.text ?? '', data.authorKey ?? '']
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 40)
}
