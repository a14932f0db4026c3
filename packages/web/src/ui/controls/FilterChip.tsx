import { ChevronDown, ListFilter, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../class-names.ts'
import { Popup } from '../overlay/Popup.tsx'
import styles from './chip.module.css'

interface FilterChipProps {
  name: string
  /** What it is set to, in words; absent = any. */
  value?: ReactNode
  onClear?: () => void
  /** What the chip opens. Gets `close` for choices that are made with one press. */
  children: (close: () => void) => ReactNode
  width?: number
}

/** One condition of a list: its name, its value or 不限, a popover to set it, a cross to drop it. */
export function FilterChip({ name, value, onClear, children, width = 280 }: FilterChipProps) {
  const { t } = useTranslation('ui')
  const isSet = value !== undefined && value !== null && value !== ''
  return (
    <span className={styles['filter']}>
      <Popup
        title={name}
        width={width}
        trigger={
          <button
            type="button"
            className={classNames(styles['chip'], isSet && styles['chosen'], isSet && onClear && styles['withCross'])}
          >
            {name} {isSet ? <b>{value}</b> : <span className={styles['any']}>{t('ui:any')}</span>}
            {!isSet && <ChevronDown aria-hidden="true" />}
          </button>
        }
      >
        {children}
      </Popup>
      {isSet && onClear && (
        <button type="button" className={styles['cross']} aria-label={t('ui:clearFilter', { name })} onClick={onClear}>
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  )
}

interface PlainFilterChipProps {
  name: string
  value?: ReactNode
  onOpen: () => void
  onClear: () => void
}

/** A condition that is set in a dialog of its own. */
export function PlainFilterChip({ name, value, onOpen, onClear }: PlainFilterChipProps) {
  const { t } = useTranslation('ui')
  const isSet = value !== undefined
  return (
    <span className={styles['filter']}>
      <button
        type="button"
        aria-haspopup="dialog"
        className={classNames(styles['chip'], isSet ? styles['chosen'] : styles['add'], isSet && styles['withCross'])}
        onClick={onOpen}
      >
        {!isSet && <ListFilter aria-hidden="true" />}
        {name} {isSet && <b>{value}</b>}
      </button>
      {isSet && (
        <button type="button" className={styles['cross']} aria-label={t('ui:clearFilter', { name })} onClick={onClear}>
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  )
}

/** The dashed chip that adds a condition. */
export function AddFilterChip({
  label,
  children,
  width = 240,
}: {
  label: string
  width?: number
  children: (close: () => void) => ReactNode
}) {
  return (
    <Popup
      title={label}
      width={width}
      trigger={
        <button type="button" className={classNames(styles['chip'], styles['add'])}>
          <Plus aria-hidden="true" />
          {label}
        </button>
      }
    >
      {children}
    </Popup>
  )
}
