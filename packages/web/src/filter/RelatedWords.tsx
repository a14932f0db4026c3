import { useTranslation } from 'react-i18next'
import type { Condition } from '@zhike/core/filter/condition'
import type { Leaf, Related } from './condition-tree.ts'
import { useFilterFields } from './use-filter-fields.ts'

/** What is asked of rows that hang on a customer, to be read: 有订单：金额（元） 大于 10000. */
export function RelatedWords({ condition }: { condition: Related }) {
  const { t } = useTranslation('filter')
  const fields = useFilterFields()
  const name = 'has' in condition ? condition.has : condition.hasNot
  const relation = fields.fieldName(name, '')
  const head = t('has' in condition ? 'filter:has' : 'filter:hasNot', { relation })
  const leaf = ({ field, op, value }: Leaf) => {
    const label = fields.field(name, field)?.label ?? field
    const values = [value ?? []].flat().map((one) => fields.choiceName(name, field, String(one)))
    return [label, t(`filter:operator.${op}`), values.join(t('filter:comma'))].filter(Boolean).join(' ')
  }
  const words = (node: Condition): string => {
    if ('field' in node) return leaf(node)
    if ('not' in node) return `${t('filter:join.none')} (${words(node.not)})`
    if (!('all' in node) && !('any' in node)) return ''
    const parts = ('all' in node ? node.all : node.any).map(words)
    return parts.length > 1
      ? `${t('all' in node ? 'filter:join.all' : 'filter:join.any')} (${parts.join('; ')})`
      : parts.join('')
  }
  return (
    <span>
      {head}
      {condition.where && ` ${t('filter:where')} ${words(condition.where)}`}
    </span>
  )
}
