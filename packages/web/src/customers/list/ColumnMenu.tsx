import { ArrowDown, ArrowUp, Columns3, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { customerListColumns } from '@zhike/core/customers/list-columns'
import type { ViewColumn } from '@zhike/core/saved-views/schema'
import { useCustomFields } from '../../custom-fields/api.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Popup } from '../../ui/overlay/Popup.tsx'
import { chosenColumns, moveColumn, toggleColumn } from './column-choice.ts'
import styles from './list.module.css'

interface ColumnMenuProps {
  columns: readonly ViewColumn[] | null
  onChange: (columns: ViewColumn[] | null) => void
}

const widths = [100, 160, 240, 320] as const

/** Which columns, in which order, how wide. */
export function ColumnMenu({ columns, onChange }: ColumnMenuProps) {
  const { t } = useTranslation('customers')
  const custom = useCustomFields('customer').filter((field) => field.type !== 'longText')
  const usual = custom.filter((field) => field.inList).map(({ key }) => ({ key: conditionName(key), width: null }))
  const chosen = columns ? chosenColumns(columns) : [...chosenColumns(null), ...usual]
  const known = [...customerListColumns, ...custom.map(({ key }) => ({ key: conditionName(key) }))]
  const others = known.filter(({ key }) => !chosen.some((one) => one.key === key))
  const name = (key: string) =>
    custom.find((field) => conditionName(field.key) === key)?.label ?? t(`customers:listColumn.${key}`)
  const setWidth = (key: string, width: number | null) =>
    onChange(chosen.map((one) => (one.key === key ? { ...one, width } : one)))
  return (
    <Popup
      title={t('customers:columns')}
      width={360}
      placement="bottomRight"
      trigger={<IconButton label={t('customers:columns')} icon={<Columns3 />} />}
    >
      {() => (
        <div className={styles['columns']}>
          <ul className={styles['columnList']} aria-label={t('customers:columnsShown')}>
            {chosen.map(({ key, width }, index) => (
              <li key={key} className={styles['columnRow']}>
                <span className="ellipsis grow">{name(key)}</span>
                <select
                  aria-label={t('customers:columnWidth', { name: name(key) })}
                  value={width ?? ''}
                  onChange={(event) => setWidth(key, event.target.value === '' ? null : Number(event.target.value))}
                >
                  <option value="">{t('customers:columnAuto')}</option>
                  {[...new Set([...widths, ...(width === null ? [] : [width])])].map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </select>
                <IconButton
                  size="small"
                  label={t('customers:columnUp', { name: name(key) })}
                  icon={<ArrowUp />}
                  disabled={index < 2}
                  onClick={() => onChange(moveColumn(chosen, key, -1))}
                />
                <IconButton
                  size="small"
                  label={t('customers:columnDown', { name: name(key) })}
                  icon={<ArrowDown />}
                  disabled={index === 0 || index === chosen.length - 1}
                  onClick={() => onChange(moveColumn(chosen, key, 1))}
                />
                <IconButton
                  size="small"
                  label={t('customers:columnHide', { name: name(key) })}
                  icon={<X />}
                  disabled={index === 0}
                  onClick={() => onChange(toggleColumn(chosen, key))}
                />
              </li>
            ))}
          </ul>
          {others.length > 0 && (
            <>
              <p className="meta">{t('customers:columnsMore')}</p>
              <div className={styles['chips']}>
                {others.map(({ key }) => (
                  <Button key={key} size="small" onClick={() => onChange(toggleColumn(chosen, key))}>
                    {name(key)}
                  </Button>
                ))}
              </div>
            </>
          )}
          {columns !== null && (
            <div>
              <Button size="small" tone="link" onClick={() => onChange(null)}>
                {t('customers:columnsReset')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Popup>
  )
}
