import { ArrowDownUp, ArrowUp, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { customerSorts } from '@zhike/core/customers/fields'
import { useCustomFields } from '../../custom-fields/api.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Popup } from '../../ui/overlay/Popup.tsx'
import { formatSorts, parseSorts, type Sort } from '../../ui/table/column.ts'
import { useSortWords } from '../filters/use-sort-words.ts'
import styles from './list.module.css'

const most = 5
const ownSorts: readonly string[] = customerSorts.filter((one) => one !== 'revenue')

/** By what the rows are ordered, and by what those that are equal. */
export function SortMenu({ sort, onChange }: { sort: string; onChange: (sort: string) => void }) {
  const { t } = useTranslation('customers')
  const words = useSortWords()
  const custom = useCustomFields('customer').filter((field) => field.isSortable)
  const sortable = [...ownSorts, ...custom.map((field) => conditionName(field.key))]
  const sorts = parseSorts(sort)
  const change = (next: readonly Sort[]) => next.length > 0 && onChange(formatSorts(next))
  const others = sortable.filter((key) => !sorts.some((one) => one.key === key))
  return (
    <Popup
      title={t('customers:sortedBy')}
      width={360}
      placement="bottomRight"
      trigger={<IconButton label={t('customers:sortedBy')} icon={<ArrowDownUp />} />}
    >
      {() => (
        <div className={styles['columns']}>
          <ol className={styles['columnList']} aria-label={t('customers:sortedBy')}>
            {sorts.map(({ key, direction }, index) => (
              <li key={key} className={styles['columnRow']}>
                <select
                  className="grow"
                  aria-label={t('customers:sortKey', { place: index + 1 })}
                  value={direction === 'asc' ? key : `-${key}`}
                  onChange={({ target }) => {
                    const isDown = target.value.startsWith('-')
                    const next: Sort = { key: target.value.replace('-', ''), direction: isDown ? 'desc' : 'asc' }
                    change(sorts.map((one, i) => (i === index ? next : one)))
                  }}
                >
                  {sortable
                    .filter((one) => one === key || others.includes(one))
                    .flatMap((one) => [
                      <option key={one} value={one}>
                        {words({ key: one, direction: 'asc' })}
                      </option>,
                      <option key={`-${one}`} value={`-${one}`}>
                        {words({ key: one, direction: 'desc' })}
                      </option>,
                    ])}
                </select>
                <IconButton
                  size="small"
                  label={t('customers:sortUp', { place: index + 1 })}
                  icon={<ArrowUp />}
                  disabled={index === 0}
                  onClick={() => change(sorts.flatMap((one, i) => swapped(sorts, one, i, index)))}
                />
                <IconButton
                  size="small"
                  label={t('customers:sortRemove', { place: index + 1 })}
                  icon={<X />}
                  disabled={sorts.length === 1}
                  onClick={() => change(sorts.filter((_, i) => i !== index))}
                />
              </li>
            ))}
          </ol>
          {others[0] && sorts.length < most && (
            <div>
              <Button
                size="small"
                tone="link"
                onClick={() => change([...sorts, { key: others[0] ?? 'name', direction: 'asc' }])}
              >
                {t('customers:sortAdd')}
              </Button>
            </div>
          )}
          <p className="meta">{t('customers:sortHint')}</p>
        </div>
      )}
    </Popup>
  )
}

/** The key at `index` changes places with the one before it. */
function swapped(sorts: readonly Sort[], one: Sort, i: number, index: number): Sort {
  if (i === index - 1) return sorts[index] ?? one
  return i === index ? (sorts[index - 1] ?? one) : one
}
