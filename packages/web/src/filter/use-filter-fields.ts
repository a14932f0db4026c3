import { useTranslation } from 'react-i18next'
import { conditionField } from '@zhike/core/custom-fields/catalogue'
import { conditionName, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import { roleInRelation } from '@zhike/core/customer-relations/kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerListCatalogue } from '@zhike/core/customers/list-catalogue'
import type { FieldDefinition } from '@zhike/core/filter/field-types'
import { useCustomFields } from '../custom-fields/api.ts'
import { useRelationKinds } from '../customer-relations/use-relation-kinds.ts'
import { useTierNames } from '../customers/use-tier-names.ts'

export interface FilterField {
  name: string
  label: string
  definition: FieldDefinition
  /** What ids of a reference stand for. */
  of?: 'person' | 'customer'
}

export interface FilterRelation {
  name: string
  label: string
  fields: FilterField[]
}

/**
 * What the builder asks by: the one list of the server's catalogue, with words, and the fields of the company's own with
 * their labels.
 */
export function useFilterFields() {
  const { t } = useTranslation(['filter', 'follow-ups'])
  const tierNames = useTierNames()
  const { fields, relations } = customerListCatalogue
  const custom = useCustomFields('customer')
  const ofContacts = useCustomFields('contact')
  const ofOrders = useCustomFields('order')
  const customOf = (relation: string | null) =>
    relation === null ? custom : relation === 'contacts' ? ofContacts : relation === 'orders' ? ofOrders : []
  const own = [
    ...Object.entries(fields).map(([name, definition]): FilterField => ({
      name,
      definition,
      label: t(`filter:field.${name}`),
    })),
    ...custom.map(asFilterField),
  ]
  const kinds = useRelationKinds()
  const roles = kinds.all.map(({ kind, otherIs, label }) => ({
    key: roleInRelation(kind, kinds.isMutual(kind) ? null : otherIs),
    label,
  }))
  const related = Object.entries(relations).map(([name, relation]): FilterRelation => ({
    name,
    label: t(`filter:relation.${name}`),
    fields: [
      ...Object.entries(relation.fields).map(([field, definition]) => ({
        name: field,
        definition:
          name === 'relations' && field === 'role'
            ? { ...definition, choices: roles.map((one) => one.key) }
            : definition,
        label: t(`filter:related.${name}.${field}`),
        ...(name === 'relations' && field === 'other' ? { of: 'customer' as const } : {}),
      })),
      ...customOf(name).map(asFilterField),
    ],
  }))
  const choiceName = (relation: string | null, field: string, choice: string): string => {
    if (relation === null && field === 'tier') return tierNames.label(choice as 'A' | 'B' | 'C')
    if (relation === null && field === 'kind') return t(`filter:kind.${choice}`)
    if (relation === 'relations' && field === 'role') return roles.find((one) => one.key === choice)?.label ?? choice
    if (relation === 'followUps' && field === 'kind') return t(`follow-ups:kinds.${choice}`)
    const key = keyOfName(field)
    const options = customOf(relation).find((one) => one.key === key)?.options
    return options?.find((one) => one.key === choice)?.label ?? choice
  }
  const fieldsOf = (relation: string | null) =>
    relation === null ? own : (related.find((one) => one.name === relation)?.fields ?? [])
  return {
    own,
    related,
    choiceName,
    fieldsOf,
    field: (relation: string | null, name: string) => fieldsOf(relation).find((one) => one.name === name),
    /** Also of what is gone: then by its own name. */
    fieldName: (relation: string | null, name: string): string => {
      const label = fieldsOf(relation).find((one) => one.name === name)?.label ?? t([`filter:column.${name}`, name])
      if (relation === null) return label
      const of = related.find((one) => one.name === relation)?.label ?? relation
      return name === '' ? of : t('filter:fieldOf', { relation: of, field: label })
    },
  }
}

function asFilterField(field: CustomField): FilterField {
  const { key, label, type } = field
  return {
    name: conditionName(key),
    label,
    definition: conditionField(field),
    ...(type === 'person' || type === 'customer' ? { of: type } : {}),
  }
}
