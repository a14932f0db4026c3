import { useEffect, useRef, type ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './overlay.module.css'

interface PopupPanelProps {
  label: string
  kind: 'dialog' | 'menu'
  width: number | undefined
  flush: boolean
  onClose: () => void
  children: ReactNode
}

/** The inside of a popover: takes the focus when it opens and gives it back when it closes. */
export function PopupPanel({ label, kind, width, flush, onClose, children }: PopupPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const first = panel.current?.querySelector<HTMLElement>('[autofocus], input, button, [href], [tabindex="0"]')
    ;(first ?? panel.current)?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body)
        before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div
      ref={panel}
      role={kind === 'dialog' ? 'dialog' : undefined}
      aria-label={kind === 'dialog' ? label : undefined}
      tabIndex={-1}
      className={classNames(styles['panel'], flush && styles['flush'])}
      style={width === undefined ? undefined : { width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      {children}
    </div>
  )
}
