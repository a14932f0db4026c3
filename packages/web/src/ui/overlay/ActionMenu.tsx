import type { ReactElement, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { useArrowFocus } from '../hooks/use-arrow-focus.ts'
import { Popup } from './Popup.tsx'
import styles from './overlay.module.css'

export interface MenuItem {
  key: string
  label: ReactNode
  icon?: ReactNode
  /** Small words at the right end. */
  note?: ReactNode
  onSelect: () => void
  disabled?: boolean
  dangerous?: boolean
  /** A hairline above. */
  separated?: boolean
}

interface ActionMenuProps {
  trigger: ReactElement<{ onClick?: () => void }>
  title: string
  items: readonly (MenuItem | false | null | undefined)[]
  placement?: 'bottomLeft' | 'bottomRight' | 'topLeft' | 'topRight'
}

/** The actions that do not fit on the page, behind a button. */
export function ActionMenu({ trigger, title, items, placement = 'bottomRight' }: ActionMenuProps) {
  return (
    <Popup trigger={trigger} title={title} kind="menu" placement={placement} flush>
      {(close) => <MenuList label={title} items={items} onDone={close} />}
    </Popup>
  )
}

export function MenuList({
  label,
  items,
  onDone,
}: {
  label: string
  items: ActionMenuProps['items']
  onDone: () => void
}) {
  const onKeyDown = useArrowFocus('[role=menuitem]:not(:disabled)')
  return (
    <div role="menu" aria-label={label} className={styles['menu']} onKeyDown={onKeyDown} tabIndex={-1}>
      {items
        .filter((item) => !!item)
        .map((item) => [
          item.separated && <hr key={`${item.key}-line`} className={styles['separator']} />,
          <button
            key={item.key}
            type="button"
            role="menuitem"
            disabled={item.disabled}
            className={classNames(styles['item'], item.dangerous && styles['dangerous'])}
            onClick={() => {
              onDone()
              item.onSelect()
            }}
          >
            {item.icon}
            {item.label}
            {item.note && <span className={styles['itemNote']}>{item.note}</span>}
          </button>,
        ])}
    </div>
  )
}
