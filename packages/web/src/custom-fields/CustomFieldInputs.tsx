import { concerns, conditionName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { CustomFieldInput } from './CustomFieldInput.tsx'
import { sectionsOf } from './sections-of.ts'
import styles from './custom-fields.module.css'

interface CustomFieldInputsProps {
  fields: readonly CustomField[]
  customer: { kind: string; tier: string | null }
  /** By custom.<key>. */
  values: Readonly<Record<string, string | undefined>>
  onChange: (patch: Record<string, string>) => void
  /** By custom/<key>, as the server answers them. */
  errors: Readonly<Record<string, string>>
  names: Readonly<Record<string, string>> | undefined
}

const wide: ReadonlySet<string> = new Set(['longText', 'choices'])

/** Fields of the company's own that concern such a customer, under the titles of their sections. */
export function CustomFieldInputs({ fields, customer, values, onChange, errors, names }: CustomFieldInputsProps) {
  const shown = fields.filter((field) => concerns(field, customer))
  return sectionsOf(shown).map(({ section, items }) => (
    <div key={section ?? ''} className={styles['formSection']}>
      {section !== null && <h3 className={styles['formTitle']}>{section}</h3>}
      {items.map((field) => (
        <div key={field.id} className={wide.has(field.type) ? styles['whole'] : undefined}>
          <CustomFieldInput
            field={field}
            value={values[conditionName(field.key)] ?? ''}
            error={errors[`custom/${field.key}`]}
            names={names}
            onChange={(value) => onChange({ [conditionName(field.key)]: value })}
          />
        </div>
      ))}
    </div>
  ))
}
