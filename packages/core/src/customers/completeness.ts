import type { CustomerFacts } from './customer-facts.ts'

const ofOrganisation = [
  'shortName',
  'creditCode',
  'industryCode',
  'regionCode',
  'size',
  'phone',
  'address',
  'source',
] as const
const ofIndividual = ['phone', 'wechat', 'email', 'regionCode', 'address', 'source'] as const

/** How much of what one should know of a customer is known; a contact that can be reached counts like a field. */
export function completenessOf(
  facts: Pick<CustomerFacts, 'kind' | (typeof ofOrganisation)[number] | (typeof ofIndividual)[number]>,
  hasReachableContact: boolean,
): { percent: number; missing: string[] } {
  const fields = facts.kind === 'organisation' ? ofOrganisation : ofIndividual
  const missing: string[] = fields.filter((field) => !facts[field])
  const wanted = facts.kind === 'organisation' ? fields.length + 1 : fields.length
  if (facts.kind === 'organisation' && !hasReachableContact) missing.push('primaryContact')
  return { percent: Math.round(((wanted - missing.length) / wanted) * 100), missing }
}
