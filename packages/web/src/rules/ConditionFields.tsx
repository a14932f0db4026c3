import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { isMoney } from '@zhike/core/kernel/money'
import { isRuleField } from '@zhike/core/rules/rule-catalogue'
import { useCustomFields } from '../custom-fields/api.ts'
import { editorOf, type FieldFilter } from '../custom-fields/field-filter.ts'
import { FieldFilterEditor } from '../custom-fields/FieldFilterEditor.tsx'
import { useFieldFilterWords } from '../custom-fields/use-field-filter-words.ts'
import { CodeTreePicker } from '../reference/CodeTreePicker.tsx'
import { toggleCode } from '../reference/toggle-code.ts'
import { useIndustries, useReferenceNames, useRegions } from '../reference/use-reference.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { splitValues } from './split-values.ts'
import { editableFields, type EditableCondition, type EditableField } from './editable-condition.ts'
import styles from './rules.module.css'

interface ConditionFieldsProps {
  condition: EditableCondition
  onChange: (condition: EditableCondition) => void
}

/** The conditions of a rule, one line a field, all of them to be met. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation('rules')
  const custom = useCustomFields('customer').filter(isRuleField)
  // A field that was just chosen stands open until it has a value.
  const [begun, setBegun] = useState<readonly string[]>([])
  const asked = [...condition.custom.map(({ key }) => key), ...begun]
  const setOwn = (key: string, filter: FieldFilter | undefined) => {
    setBegun(filter ? begun.filter((one) => one !== key) : [...new Set([...begun, key])])
    const others = condition.custom.filter((one) => one.key !== key)
    onChange({ ...condition, custom: filter ? [...others, filter] : others })
  }
  const dropOwn = (key: string) => {
    setBegun(begun.filter((one) => one !== key))
    onChange({ ...condition, custom: condition.custom.filter((one) => one.key !== key) })
  }
  const used = editableFields.filter((field) => condition.parts[field] !== undefined)
  const set = (field: EditableField, values: string[] | undefined) => {
    const parts = { ...condition.parts }
    if (values === undefined) delete parts[field]
    else parts[field] = values
    onChange({ ...condition, parts })
  }
  return (
    <fieldset className={styles['conditions']}>
      <legend>{t('rules:editor.conditions')}</legend>
      {used.map((field) => (
        <div key={field} className={styles['condition']}>
          <span className="text-2">{t(`rules:field.${field}`)}</span>
          <Values field={field} values={condition.parts[field] ?? []} onChange={(values) => set(field, values)} />
          <IconButton
            size="small"
            label={t('rules:editor.dropCondition', { name: t(`rules:field.${field}`) })}
            icon={<X aria-hidden="true" />}
            onClick={() => set(field, undefined)}
          />
        </div>
      ))}
      {[...new Set(asked)].map((key) => (
        <OwnField
          key={key}
          fields={custom}
          fieldKey={key}
          filter={condition.custom.find((one) => one.key === key)}
          onChange={(filter) => setOwn(key, filter)}
          onDrop={() => dropOwn(key)}
        />
      ))}
      {condition.others.length > 0 && <Notice tone="info">{t('rules:editor.other')}</Notice>}
      <ActionMenu
        title={t('rules:editor.addCondition')}
        placement="bottomLeft"
        trigger={<Button size="small">{t('rules:editor.addCondition')}</Button>}
        items={[
          ...editableFields
            .filter((field) => !used.includes(field))
            .map((field) => ({
              key: field,
              label: t(`rules:field.${field}`),
              onSelect: () => set(field, field === 'isVip' ? ['true'] : []),
            })),
          ...custom
            .filter(({ key }) => !asked.includes(key))
            .map(({ key, label }) => ({ key, label, onSelect: () => setBegun([...begun, key]) })),
        ]}
      />
    </fieldset>
  )
}

interface OwnFieldProps {
  fields: readonly CustomField[]
  fieldKey: string
  filter: FieldFilter | undefined
  onChange: (filter: FieldFilter | undefined) => void
  onDrop: () => void
}

/** One condition on a field of the company's own. */
function OwnField({ fields, fieldKey, filter, onChange, onDrop }: OwnFieldProps) {
  const { t } = useTranslation('rules')
  const words = useFieldFilterWords(fields, filter ? [filter] : [])
  const field = fields.find((one) => one.key === fieldKey)
  const name = words.name(fieldKey)
  return (
    <div className={styles['condition']}>
      <span className="text-2">{name}</span>
      {field ? (
        <Popup
          title={name}
          width={editorOf(field.type) === 'region' ? 560 : 280}
          trigger={<Button>{filter ? words.value(filter) : t('rules:editor.choose')}</Button>}
        >
          {(close) => <FieldFilterEditor field={field} filter={filter} onChange={onChange} onDone={close} />}
        </Popup>
      ) : (
        <span>{t('rules:editor.goneField')}</span>
      )}
      <IconButton
        size="small"
        label={t('rules:editor.dropCondition', { name })}
        icon={<X aria-hidden="true" />}
        onClick={onDrop}
      />
    </div>
  )
}

interface ValuesProps {
  field: EditableField
  values: string[]
  onChange: (values: string[]) => void
}

function Values({ field, values, onChange }: ValuesProps) {
  const { t } = useTranslation('rules')
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  switch (field) {
    case 'region':
    case 'industry':
      return <Codes field={field} values={values} onChange={onChange} />
    case 'tier':
      return (
        <span className={styles['ticks']}>
          {['A', 'B', 'C'].map((tier) => (
            <Checkbox key={tier} checked={values.includes(tier)} onChange={() => toggle(tier)}>
              {tier}
            </Checkbox>
          ))}
        </span>
      )
    case 'kind':
      return (
        <span className={styles['ticks']}>
          {(['organisation', 'individual'] as const).map((kind) => (
            <Checkbox key={kind} checked={values.includes(kind)} onChange={() => toggle(kind)}>
              {t(`rules:kind.${kind}`)}
            </Checkbox>
          ))}
        </span>
      )
    case 'isVip':
      return <span>{t('rules:editor.yes')}</span>
    case 'revenue12m':
      return <Amount value={values[0] ?? ''} onChange={(value) => onChange(value ? [value] : [])} />
    default:
      return (
        <TextField
          label={<span className="visually-hidden">{t('rules:editor.value')}</span>}
          placeholder={t('rules:sourceHint')}
          defaultValue={values.join(', ')}
          onChange={(event) => onChange(splitValues(event.target.value))}
        />
      )
  }
}

function Amount({ value, onChange }: { value: string; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation('rules')
  return (
    <TextField
      label={<span className="visually-hidden">{t('rules:editor.atLeast')}</span>}
      placeholder={t('rules:editor.atLeast')}
      inputMode="decimal"
      defaultValue={value}
      onChange={(event) => {
        const text = event.target.value.replace(/[,\s]/g, '')
        onChange(isMoney(text) ? text : undefined)
      }}
    />
  )
}

function Codes({ field, values, onChange }: ValuesProps) {
  const { t } = useTranslation('rules')
  const regions = useRegions()
  const industries = useIndustries()
  const names = useReferenceNames()
  const tree = field === 'region' ? regions : industries
  const nameOf = (code: string) => (field === 'region' ? names.region(code, 3) : names.industry(code))
  const label = t(`rules:field.${field}`)
  return (
    <Popup
      title={label}
      trigger={<Button>{values.length > 0 ? values.map(nameOf).join(', ') : t('rules:editor.choose')}</Button>}
    >
      {() =>
        tree ? (
          <CodeTreePicker
            label={label}
            tree={tree}
            chosen={values}
            multiple
            onPick={(code) => onChange([...toggleCode(tree, values, code)])}
          />
        ) : (
          <LoadingState />
        )
      }
    </Popup>
  )
}
