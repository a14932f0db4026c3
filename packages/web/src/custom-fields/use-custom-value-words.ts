import { useTranslation } from 'react-i18next'
import type { CustomFieldShape, CustomValue } from '@zhike/core/custom-fields/field-kinds'
import { plainNumber } from '@zhike/core/custom-fields/plain-number'
import { useFormat } from '../app/session/use-format.ts'
import { useReferenceNames } from '../reference/use-reference.ts'

type Shape = Pick<CustomFieldShape, 'type' | 'options'>

/** A value in words, where a sentence says it and no link can stand. */
export function useCustomValueWords() {
  const { t } = useTranslation('custom-fields')
  const format = useFormat()
  const reference = useReferenceNames()
  return ({ type, options }: Shape, value: CustomValue, names: Readonly<Record<string, string>>): string => {
    const text = String(value)
    const label = (key: unknown) => options.find((option) => option.key === key)?.label ?? String(key)
    switch (type) {
      case 'number':
        return plainNumber(Number(value))
      case 'percent':
        return `${plainNumber(Number(value))}%`
      case 'money':
        return format.exactMoney(text)
      case 'date':
        return format.date(text)
      case 'dateTime':
        return format.instant(text)
      case 'flag':
        return t(value === true ? 'custom-fields:yes' : 'custom-fields:no')
      case 'choice':
      case 'choices':
        return [value].flat().map(label).join(t('custom-fields:listComma'))
      case 'region':
        return reference.region(text, 3) || text
      case 'person':
        return names[text] ?? t('custom-fields:unknownPerson')
      case 'customer':
        return names[text] ?? t('custom-fields:unseenCustomer')
      case 'file':
        return names[text] ?? t('custom-fields:goneFile')
      default:
        return text
    }
  }
}
