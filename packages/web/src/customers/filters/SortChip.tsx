import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/controls/Chip.tsx'
import { Popup } from '../../ui/overlay/Popup.tsx'
import { parseSort } from '../../ui/table/column.ts'
import { useCustomFields } from '../../custom-fields/api.ts'
import { defaultSort } from '../list-search.ts'
import { OptionList } from './OptionList.tsx'
import { useSortWords } from './use-sort-words.ts'
import styles from './filters.module.css'

const choices = [
  '-revenue12m',
  'nextContactOn',
  'nextBirthdayOn',
  'completeness',
  '-lastFollowUpAt',
  'lastFollowUpAt',
  '-lastOrderOn',
  'name',
  '-createdAt',
]

interface SortChipProps {
  sort: string | undefined
  onChange: (sort: string) => void
}

/** The order of the list, where there are no heads to press: on a phone. */
export function SortChip({ sort, onChange }: SortChipProps) {
  const { t } = useTranslation('customers')
  const current = sort ?? defaultSort
  const custom = useCustomFields('customer').filter((field) => field.inList && field.isSortable)
  const all = [...choices, ...custom.flatMap(({ key }) => [`-custom.${key}`, `custom.${key}`])]
  const sortWords = useSortWords()
  const words = (text: string) => sortWords(parseSort(text) ?? { key: 'name', direction: 'asc' })
  return (
    <Popup
      title={t('customers:sortedBy')}
      trigger={
        <Chip className={styles['sort']}>
          {t('customers:sortedBy')} {words(current)}
        </Chip>
      }
    >
      {(close) => (
        <div className={styles['editor']}>
          <OptionList
            label={t('customers:sortedBy')}
            options={all.map((choice) => ({ value: choice, label: words(choice) }))}
            value={current}
            onPick={(choice) => {
              onChange(choice)
              close()
            }}
          />
        </div>
      )}
    </Popup>
  )
}
