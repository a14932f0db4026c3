import { Popover } from 'antd'
import { cloneElement, useCallback, useState, type ReactElement, type ReactNode } from 'react'
import { useIsPhone } from '../hooks/use-media-query.ts'
import { BottomSheet } from './BottomSheet.tsx'
import { PopupPanel } from './PopupPanel.tsx'

type TriggerProps = {
  onClick?: () => void
  'aria-expanded'?: boolean
  'aria-haspopup'?: 'dialog' | 'menu'
}

interface PopupProps {
  trigger: ReactElement<TriggerProps>
  /** Names the panel for screen readers; the sheet on a phone shows it as its head. */
  title: string
  children: (close: () => void) => ReactNode
  kind?: 'dialog' | 'menu'
  placement?: 'bottomLeft' | 'bottomRight' | 'topLeft' | 'topRight' | 'bottom' | 'rightTop'
  width?: number
  /** Without the inner space: for menus. */
  flush?: boolean
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A popover beside its trigger; on a phone a sheet from below. Esc and a press outside close it. */
export function Popup({
  trigger,
  title,
  children,
  kind = 'dialog',
  placement = 'bottomLeft',
  width,
  flush = false,
  open,
  onOpenChange,
}: PopupProps) {
  const isPhone = useIsPhone()
  const [isOpenHere, setOpenHere] = useState(false)
  const isOpen = open ?? isOpenHere
  const setOpen = useCallback(
    (next: boolean) => {
      setOpenHere(next)
      onOpenChange?.(next)
    },
    [onOpenChange],
  )
  const close = useCallback(() => setOpen(false), [setOpen])

  if (isPhone) {
    return (
      <>
        {cloneElement(trigger, { onClick: () => setOpen(true), 'aria-expanded': isOpen, 'aria-haspopup': kind })}
        <BottomSheet title={title} open={isOpen} onClose={close} flush={flush}>
          {children(close)}
        </BottomSheet>
      </>
    )
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      arrow={false}
      placement={placement}
      destroyOnHidden
      styles={{ container: { padding: 0 } }}
      content={
        <PopupPanel label={title} kind={kind} width={width} flush={flush} onClose={close}>
          {children(close)}
        </PopupPanel>
      }
    >
      {cloneElement(trigger, { 'aria-expanded': isOpen, 'aria-haspopup': kind })}
    </Popover>
  )
}
