import { useTranslation } from 'react-i18next'
import type { Condition } from '@zhike/core/filter/condition'
import { useCustomerNames } from '../customers/use-customer-names.ts'
import type { Leaf, Related } from './condition-tree.ts'
import { useFilterFields } from './use-filter-fields.ts'

/** What is asked of rows that hang on a customer, to be read: 有订单：金额（元） 大于 10000. */
export function RelatedWords({ condition }: { condition: Related }) {
  const { t } = useTranslation('filter')
  const fields = useFilterFields()
  const isThere = 'has' in condition
  const name = 'has' in condition ? condition.has : condition.hasNot
  const relation = fields.fieldName(name, '')
  const head = isThere ? t('filter:has', { relation }) : t('filter:hasNot', { relation })
  const nameOf = useCustomerNames(othersIn(condition.where))
  const leaf = ({ field, op, value }: Leaf) => {
    const label = fields.field(name, field)?.label ?? field
    const wordOf = (one: string) => (field === 'other' ? nameOf(one) : fields.choiceName(name, field, one))
    const values = [value ?? []].flat().map((one) => wordOf(String(one)))
    return [label, t(`filter:operator.${op}`), values.join(t('filter:comma'))].filter(Boolean).join(' ')
  }
  const words = (node: Condition): string => {
    if ('field' in node) return leaf(node)
    if ('not' in node) return `${t('filter:join.none')} (${words(node.not)})`
    if (!('all' in node) && !('any' in node)) return ''
    const isAll = 'all' in node
    const parts = (isAll ? node.all : node.any).map(words)
    if (parts.length < 2) return parts.join('')
    return `${isAll ? t('filter:join.all') : t('filter:join.any')} (${parts.join('; ')})`
  }
  return (
    <span>
      {head}
      {condition.where && ` ${t('filter:where')} ${words(condition.where)}`}
    </span>
  )
}

/** The customers that a question about relations names. */
function othersIn(node: Condition | undefined): string[] {
  if (!node) return []
  if ('field' in node) return node.field === 'other' ? [node.value ?? []].flat().map(String) : []
  if ('not' in node) return othersIn(node.not)
  if ('all' in node) return node.all.flatMap(othersIn)
  return 'any' in node ? node.any.flatMap(othersIn) : []
}
