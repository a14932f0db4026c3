import { useTranslation } from 'react-i18next'
import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import { useCustomFields } from '../../custom-fields/api.ts'
import type { Sort } from '../../ui/table/column.ts'

/** An order of the list in words: 最久没联系的在前. */
export function useSortWords(): (sort: Sort) => string {
  const { t } = useTranslation(['customers', 'custom-fields'])
  const custom = useCustomFields('customer')
  return ({ key, direction }) => {
    const own = keyOfName(key)
    if (own === null) return t(`customers:order.${key}.${direction}`)
    return t(`custom-fields:order.${direction}`, { name: custom.find((field) => field.key === own)?.label ?? own })
  }
}
