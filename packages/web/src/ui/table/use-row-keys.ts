import { useCallback, useEffect, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../keyboard/shortcuts.ts'

interface RowKeysInput {
  keys: readonly string[]
  /** The row shown in the drawer. */
  openKey: string | undefined
  table: RefObject<HTMLElement | null>
  onOpen: ((key: string) => void) | undefined
  onOpenPage: ((key: string) => void) | undefined
  onToggle: ((key: string) => void) | undefined
}

/** J K ↑ ↓ move through the rows, Enter opens the drawer and then the page, X chooses. */
export function useRowKeys({ keys, openKey, table, onOpen, onOpenPage, onToggle }: RowKeysInput) {
  const { t } = useTranslation('ui')
  const [activeKey, setActiveKey] = useState<string>()
  const known = activeKey !== undefined && keys.includes(activeKey) ? activeKey : undefined
  const active = openKey ?? known
  useEffect(() => {
    if (openKey !== undefined) setActiveKey(openKey)
  }, [openKey])

  const move = useCallback(
    (step: 1 | -1) => {
      const at = active === undefined ? -1 : keys.indexOf(active)
      const next = keys[at === -1 ? (step === 1 ? 0 : keys.length - 1) : at + step]
      if (next === undefined) return
      setActiveKey(next)
      const row = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"]`)
      row?.focus({ preventScroll: true })
      row?.scrollIntoView({ block: 'nearest' })
      // With the drawer open the arrows leaf through the records.
      if (openKey !== undefined) onOpen?.(next)
    },
    [active, keys, openKey, onOpen, table],
  )
  const open = () => {
    if (active === undefined) return
    if (active === openKey || !onOpen) onOpenPage?.(active)
    else onOpen(active)
  }
  const group = t('ui:keys.rows')
  useShortcuts(
    [
      { keys: 'j', run: () => move(1), label: t('ui:keys.next'), group },
      { keys: 'k', run: () => move(-1), label: t('ui:keys.previous'), group },
      { keys: 'ArrowDown', run: () => move(1) },
      { keys: 'ArrowUp', run: () => move(-1) },
      ...(onOpen || onOpenPage ? [{ keys: 'Enter', run: open, label: t('ui:keys.open'), group }] : []),
      ...(onToggle
        ? [{ keys: 'x', run: () => active !== undefined && onToggle(active), label: t('ui:keys.select'), group }]
        : []),
    ],
    keys.length > 0,
  )
  return { active, setActiveKey }
}
