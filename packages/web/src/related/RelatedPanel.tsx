import type { Customer } from '@zhike/core/customers/schema'
import { GroupSection } from '../customer-groups/GroupSection.tsx'

/** 关系: who stands behind the customer and around it. */
export function RelatedPanel({ customer }: { customer: Customer }) {
  return (
    <>
      <GroupSection customer={customer} />
    </>
  )
}
