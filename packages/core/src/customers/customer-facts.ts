import type { ProblemDetail, ProblemFactory } from '../kernel/problem.ts'
import { industries } from '../reference/industries.ts'
import { regions } from '../reference/regions.ts'
import { isCreditCode, tidyCreditCode } from './credit-code.ts'
import type { CustomerKind } from './fields.ts'
import { tidyEmail } from './normalise-email.ts'
import { tidyPhone } from './normalise-phone.ts'
import { creditCodeOfIndividual, creditCodeWrong, emailWrong, unknownIndustry, unknownRegion } from './problems.ts'

/** What people enter about a customer; null = not known. */
export interface CustomerFacts {
  kind: CustomerKind
  name: string
  shortName: string | null
  creditCode: string | null
  industryCode: string | null
  regionCode: string | null
  size: string | null
  phone: string | null
  wechat: string | null
  email: string | null
  address: string | null
  source: string | null
  externalId: string | null
  notes: string | null
}

export const emptyFacts: Omit<CustomerFacts, 'kind' | 'name'> = {
  shortName: null,
  creditCode: null,
  industryCode: null,
  regionCode: null,
  size: null,
  phone: null,
  wechat: null,
  email: null,
  address: null,
  source: null,
  externalId: null,
  notes: null,
}

const regionCodes = new Set(regions.map((region) => region.code))
const industryCodes = new Set(industries.map((industry) => industry.code))

/** Which field of a form is meant; the words are the refusal's own. */
const at = (field: keyof CustomerFacts, { definition }: ProblemFactory): ProblemDetail[] => [
  { path: `/${field}`, code: definition.code },
]

/** Facts as they are stored. Refuses codes that do not exist and addresses that cannot be reached. */
export function tidyFacts(facts: CustomerFacts): CustomerFacts {
  const { creditCode, email, regionCode, industryCode } = facts
  const code = creditCode ? tidyCreditCode(creditCode) : null
  if (code && facts.kind === 'individual')
    throw creditCodeOfIndividual({ value: creditCode }, at('creditCode', creditCodeOfIndividual))
  if (code && !isCreditCode(code)) throw creditCodeWrong({ value: creditCode }, at('creditCode', creditCodeWrong))
  const address = email ? tidyEmail(email) : null
  if (email && !address) throw emailWrong({ value: email }, at('email', emailWrong))
  if (regionCode && !regionCodes.has(regionCode))
    throw unknownRegion({ value: regionCode }, at('regionCode', unknownRegion))
  if (industryCode && !industryCodes.has(industryCode))
    throw unknownIndustry({ value: industryCode }, at('industryCode', unknownIndustry))
  return {
    ...facts,
    name: facts.name.normalize('NFC').replace(/\s+/g, ' ').trim(),
    creditCode: code,
    email: address,
    phone: facts.phone ? tidyPhone(facts.phone) : null,
    externalId: facts.externalId?.trim() || null,
  }
}
