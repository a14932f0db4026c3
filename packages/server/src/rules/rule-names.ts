import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { valuesOf } from '@zhike/core/filter/condition-values'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import type { Names } from '@zhike/core/rules/describe-value'
import type { Facts } from '@zhike/core/rules/evaluate-rules'
import type { Rule } from '@zhike/core/rules/schema'
import { knownReferences } from '../custom-fields/known-references.ts'
import { isVisible } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'
import { rulesEnvironment } from './rule-environment.ts'

const regionNames = new Map(regions.map((region) => [region.code, region.fullName || region.name]))
const industryNames = new Map(industries.map((industry) => [industry.code, industry.name]))

/** Names of codes and fields for texts in the reader's language; what the lists do not know stays a code. */
export async function ruleNames(ctx: Context, rules: readonly Rule[], facts: Facts = {}): Promise<Names> {
  const { custom } = await rulesEnvironment(ctx, rules)
  const seen = new Map(
    custom.filter((field) => isVisible(ctx, field)).map((field) => [conditionName(field.key), field]),
  )
  const ofPeople = [...seen].flatMap(([name, { type }]) => (type === 'person' ? name : []))
  const people = await namesOfPeople(ctx, rules, facts, ofPeople)
  return {
    locale: ctx.locale,
    timeZone: ctx.company.timeZone,
    region: (code) => regionNames.get(code) ?? code,
    industry: (code) => industryNames.get(code) ?? code,
    custom: (name) => seen.get(name),
    person: (id) => people.get(id),
  }
}

async function namesOfPeople(ctx: Context, rules: readonly Rule[], facts: Facts, fields: readonly string[]) {
  const asked = rules.flatMap(({ when }) => (when ? fields.flatMap((field) => valuesOf(when, field)) : []))
  const known = fields.flatMap((field) => facts[field] ?? [])
  return knownReferences(ctx, [...new Set([...asked, ...known.map(String)])], [])
}
