import type { Customer } from '@zhike/core/customers/schema'
import { GroupSection } from '../customer-groups/GroupSection.tsx'
import { DecisionMapSection } from '../decision-maps/DecisionMapSection.tsx'
import { RelationsSection } from '../customer-relations/RelationsSection.tsx'

/** 关系: who stands behind the customer and around it. */
export function RelatedPanel({ customer }: { customer: Customer }) {
  return (
    <>
      <DecisionMapSection customer={customer} />
      <GroupSection customer={customer} />
      <RelationsSection customer={customer} />
    </>
  )
}
