import type { Customer } from '@zhike/core/customers/schema'
import { GroupSection } from '../customer-groups/GroupSection.tsx'
import { RelationsSection } from '../customer-relations/RelationsSection.tsx'

/** 关系: who stands behind the customer and around it. */
export function RelatedPanel({ customer }: { customer: Customer }) {
  return (
    <>
      <GroupSection customer={customer} />
      <RelationsSection customer={customer} />
    </>
  )
}
