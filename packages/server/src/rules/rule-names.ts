import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import type { Locale } from '@zhike/core/kernel/problem'
import type { Names } from '@zhike/core/rules/describe-value'
import type { Context } from '../platform/context/context.ts'

const regionNames = new Map(regions.map((region) => [region.code, region.fullName || region.name]))
const industryNames = new Map(industries.map((industry) => [industry.code, industry.name]))

/** Names of codes for texts in the reader's language; what the lists do not know stays a code. */
export function ruleNames(ctx: Context, locale: Locale = ctx.locale): Names {
  return {
    locale,
    timeZone: ctx.company.timeZone,
    region: (code) => regionNames.get(code) ?? code,
    industry: (code) => industryNames.get(code) ?? code,
  }
}
