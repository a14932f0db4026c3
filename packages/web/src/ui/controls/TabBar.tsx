import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { useArrowFocus } from '../hooks/use-arrow-focus.ts'
import styles from './tabs.module.css'

export interface Tab<Key extends string> {
  key: Key
  label: ReactNode
  /** Shown small after the label. */
  count?: ReactNode
}

interface TabBarProps<Key extends string> {
  label: string
  tabs: readonly Tab<Key>[]
  value: Key
  onChange: (key: Key) => void
  /** Stands at the right end: a segmented control, a link. */
  end?: ReactNode
  className?: string
}

export function TabBar<Key extends string>({ label, tabs, value, onChange, end, className }: TabBarProps<Key>) {
  const onKeyDown = useArrowFocus('[role=tab]')
  const list = useRef<HTMLDivElement>(null)
  // Counts come later than the tabs, and make them wider.
  const counted = tabs.filter((tab) => tab.count !== undefined).length
  useLayoutEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-selected=true]')
    if (!list.current || !chosen) return
    // Only sideways: scrollIntoView would move the page as well.
    const { left, width } = chosen.getBoundingClientRect()
    const box = list.current.getBoundingClientRect()
    const room = 24
    if (left < box.left) list.current.scrollLeft += left - box.left - room
    else if (left + width > box.right) list.current.scrollLeft += left + width - box.right + room
  }, [value, counted])
  return (
    <div className={classNames(styles['bar'], className)}>
      <div ref={list} role="tablist" aria-label={label} className={styles['tabs']} onKeyDown={onKeyDown} tabIndex={-1}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            aria-selected={tab.key === value}
            tabIndex={tab.key === value ? 0 : -1}
            className={styles['tab']}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles['count']}>{tab.count}</span>}
          </button>
        ))}
      </div>
      {end && <div className={styles['end']}>{end}</div>}
    </div>
  )
}
