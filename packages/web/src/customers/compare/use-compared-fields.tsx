import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionName, type CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { HeldFiles } from '@zhike/core/custom-fields/schema'
import { useCustomFields } from '../../custom-fields/api.ts'
import { useCustomValueWords } from '../../custom-fields/use-custom-value-words.ts'
import { HeldFile } from '../../files/HeldFile.tsx'
import { useReferenceNames } from '../../reference/use-reference.ts'

export const comparedFacts = [
  'kind',
  'name',
  'shortName',
  'creditCode',
  'phone',
  'email',
  'wechat',
  'regionCode',
  'industryCode',
  'address',
  'size',
  'source',
  'externalId',
  'notes',
] as const
export type ComparedFact = (typeof comparedFacts)[number]

export interface ComparedCustomer {
  id: string
  facts: Partial<Record<ComparedFact, string | null>>
  custom?: CustomValues | undefined
  customNames?: Readonly<Record<string, string>> | undefined
  customFiles?: HeldFiles | undefined
}

export interface ComparedField<Name extends string = string> {
  /** A fact, or custom.<key>. */
  name: Name
  label: string
  /** In words; null where a customer says nothing. */
  text: (customerId: string) => string | null
  /** A file that can be opened; null where the words are all there is. */
  file: (customerId: string) => ReactNode | null
  /** All of them say the same. */
  isSame: boolean
}

/** What can be put side by side of some customers: facts and fields of the company's own that any of them fills. */
export function useComparedFields<Fact extends ComparedFact>(
  customers: readonly ComparedCustomer[],
  names: readonly Fact[],
): ComparedField<Fact | `custom.${string}`>[] {
  const { t } = useTranslation('customers')
  const reference = useReferenceNames()
  const words = useCustomValueWords()
  const fields = useCustomFields('customer')
  const byId = new Map(customers.map((one) => [one.id, one]))
  const isOne = (values: readonly unknown[]) => new Set(values.map((value) => JSON.stringify(value ?? null))).size === 1
  const wordOf = (name: ComparedFact, value: string) => {
    if (name === 'regionCode') return reference.region(value) ?? value
    if (name === 'industryCode') return reference.industry(value) || value
    return name === 'kind' ? t(`customers:kind.${value}`) : value
  }
  const facts = names
    .filter((name) => customers.some((one) => one.facts[name]))
    .map((name) => ({
      name,
      label: t(`customers:field.${name as ComparedFact}`),
      text: (id: string) => {
        const value = byId.get(id)?.facts[name]
        return value ? wordOf(name, value) : null
      },
      file: () => null,
      isSame: isOne(customers.map((one) => one.facts[name])),
    }))
  const own = fields
    .filter(({ key }) => customers.some((one) => one.custom?.[key] !== undefined))
    .map((field) => ({
      name: conditionName(field.key) as `custom.${string}`,
      label: field.label,
      text: (id: string) => {
        const value = byId.get(id)?.custom?.[field.key]
        return value === undefined ? null : words(field, value, byId.get(id)?.customNames ?? {})
      },
      file: (id: string) => {
        const value = String(byId.get(id)?.custom?.[field.key])
        const file = field.type === 'file' ? byId.get(id)?.customFiles?.[value] : undefined
        return file ? <HeldFile id={value} customerId={id} file={file} /> : null
      },
      isSame: isOne(customers.map((one) => one.custom?.[field.key])),
    }))
  return [...facts, ...own]
}
