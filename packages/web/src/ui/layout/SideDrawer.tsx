import { X } from 'lucide-react'
import { useContext, useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/IconButton.tsx'
import { useIsPhone } from '../hooks/use-media-query.ts'
import { useShortcuts } from '../keyboard/shortcuts.ts'
import { BottomSheet } from '../overlay/BottomSheet.tsx'
import { SheetContext } from './sheet-context.ts'
import styles from './side-drawer.module.css'

interface SideDrawerProps {
  label: string
  open: boolean
  onClose: () => void
  /** The first line: badge and name. */
  title: ReactNode
  /** Icon buttons before the cross. */
  actions?: ReactNode
  /** Below the first line, above what scrolls: facts, buttons. */
  head?: ReactNode
  /** A TabBar across the whole width, below the head. */
  tabs?: ReactNode
  children: ReactNode
}

/** A record beside its list, which stays usable: no mask, Esc closes. On a phone a sheet from below. */
export function SideDrawer({ label, open, onClose, title, actions, head, tabs, children }: SideDrawerProps) {
  const { t } = useTranslation('ui')
  const isPhone = useIsPhone()
  const sheet = useContext(SheetContext)
  const panel = useRef<HTMLElement>(null)
  useShortcuts([{ keys: 'Escape', run: onClose }], open && !isPhone)
  useEffect(() => {
    // The focus stays in the list so that ↑ ↓ change the record; it must not be lost with what is closed.
    const element = panel.current
    return () => {
      if (element?.contains(document.activeElement) && document.activeElement instanceof HTMLElement)
        document.activeElement.blur()
    }
  }, [open])

  const content = (
    <>
      <header className={styles['head']}>
        <div className={styles['first']}>
          <div className={styles['title']}>{title}</div>
          {actions}
          <IconButton label={t('ui:close')} icon={<X />} onClick={onClose} />
        </div>
        {head}
      </header>
      {tabs}
      <div className={styles['body']} tabIndex={-1}>
        {children}
      </div>
    </>
  )
  if (isPhone) {
    return (
      <BottomSheet title={label} open={open} onClose={onClose} tall headless>
        {content}
      </BottomSheet>
    )
  }
  if (!open) return null
  return createPortal(
    <aside ref={panel} className={styles['drawer']} aria-label={label} data-beside>
      {content}
    </aside>,
    sheet ?? document.body,
  )
}
