import { Modal } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useIsPhone } from '../hooks/use-media-query.ts'
import { BottomSheet } from './BottomSheet.tsx'
import { useTypedGuard } from './use-typed-guard.ts'
import styles from './overlay.module.css'

interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons at the right, the one that does it last. */
  foot?: ReactNode
  width?: number
}

/** A question or a small form over the page; a sheet from below on a phone. */
export function Dialog({ title, open, onClose, children, foot, width = 480 }: DialogProps) {
  const isPhone = useIsPhone()
  // A phone that is turned while one writes keeps the sheet: another frame would begin the form anew.
  const [isSheet, setSheet] = useState(isPhone)
  useEffect(() => {
    if (!open) setSheet(isPhone)
  }, [open, isPhone])
  const guard = useTypedGuard(open, onClose)
  const body = (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- it only hears what its buttons do
    <div onInput={guard.onInput} onClick={guard.onClick}>
      {children}
      {foot && <div className={styles['dialogFoot']}>{foot}</div>}
    </div>
  )
  if (open ? isSheet : isPhone) {
    return (
      <BottomSheet title={title} open={open} onClose={onClose} onCloseAside={guard.closeAside}>
        {body}
      </BottomSheet>
    )
  }
  return (
    <Modal
      title={<h2 className={styles['dialogTitle']}>{title}</h2>}
      open={open}
      onCancel={(event) => (isCross(event) ? onClose() : guard.closeAside())}
      footer={null}
      width={width}
      centered
      destroyOnHidden
    >
      {body}
    </Modal>
  )
}

/** antd tells by one event of the cross, of Esc and of a press beside the dialog. */
function isCross({ target }: { target: EventTarget }): boolean {
  return target instanceof Element && target.closest('.ant-modal-close') !== null
}
