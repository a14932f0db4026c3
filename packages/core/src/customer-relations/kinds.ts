import { z } from 'zod'
import type { Locale } from '../kernel/problem.ts'
import { text } from '../kernel/schemas.ts'

type Words = Record<Locale, string>
interface BuiltInKind {
  /** What the first of the two is to the second, and the second to the first; alike = no direction. */
  first: Words
  second: Words
}

const words = (zhCN: string, en: string): Words => ({ 'zh-CN': zhCN, en })
const both = (zhCN: string, en: string): BuiltInKind => ({ first: words(zhCN, en), second: words(zhCN, en) })

/** Kinds that come with the product, with a word for each direction. */
export const builtInRelationKinds: Readonly<Record<string, BuiltInKind>> = {
  supplier: { first: words('供应商', 'Supplier'), second: words('采购方', 'Buyer') },
  distributor: { first: words('代理商', 'Distributor'), second: words('厂家', 'Manufacturer') },
  partner: both('合作伙伴', 'Partner'),
  referrer: { first: words('介绍人', 'Referred us'), second: words('由它介绍', 'Referred by it') },
  competitor: both('竞争对手', 'Competitor'),
  affiliate: both('关联企业', 'Affiliate'),
  shareholder: { first: words('股东', 'Shareholder'), second: words('参股企业', 'Investment') },
  employer: { first: words('任职单位', 'Employer'), second: words('任职者', 'Employee') },
  family: both('家人', 'Family'),
}

/** A kind as the company keeps it: built-in ones have no words of their own; without `second` there is no direction. */
export const relationKind = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  first: text(40).min(1).nullable(),
  second: text(40).min(1).nullable(),
  /** Not offered any more; what was said with it stays. */
  isOff: z.boolean(),
})
export type RelationKind = z.output<typeof relationKind>

export const relationKinds = z
  .array(relationKind)
  .min(1)
  .max(60)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, { error: 'duplicate' })
  .refine((list) => list.every(({ key, first }) => first !== null || Object.hasOwn(builtInRelationKinds, key)), {
    error: 'name_missing',
  })

export const fallbackRelationKinds: RelationKind[] = Object.keys(builtInRelationKinds).map((key) => ({
  key,
  first: null,
  second: null,
  isOff: false,
}))

export const relationSides = ['first', 'second'] as const
export type RelationSide = (typeof relationSides)[number]

/** What a condition asks by: a kind whichever way round, or with the side on which the other customer stands. */
export function roleInRelation(kind: string, side: RelationSide | null = null): string {
  return side === null ? kind : `${kind}.${side}`
}

/** What somebody of this side is called; a kind that nobody knows any more by its key. */
export function relationWord(kinds: readonly RelationKind[], key: string, side: RelationSide, locale: Locale): string {
  const own = kinds.find((one) => one.key === key)
  if (own?.first) return side === 'second' ? (own.second ?? own.first) : own.first
  return Object.hasOwn(builtInRelationKinds, key) ? (builtInRelationKinds[key]?.[side][locale] ?? key) : key
}

/** Whether both are the same to each other. */
export function isMutual(kinds: readonly RelationKind[], key: string): boolean {
  const own = kinds.find((one) => one.key === key)
  if (own?.first) return own.second === null || own.second === own.first
  const builtIn = Object.hasOwn(builtInRelationKinds, key) ? builtInRelationKinds[key] : undefined
  return builtIn !== undefined && builtIn.first.en === builtIn.second.en
}
