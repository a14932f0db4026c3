import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { useIsPhone } from '../hooks/use-media-query.ts'
import { BottomSheet } from './BottomSheet.tsx'
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
  const body = (
    <>
      {children}
      {foot && <div className={styles['dialogFoot']}>{foot}</div>}
    </>
  )
  if (isPhone) {
    return (
      <BottomSheet title={title} open={open} onClose={onClose}>
        {body}
      </BottomSheet>
    )
  }
  return (
    <Modal
      title={<h2 className={styles['dialogTitle']}>{title}</h2>}
      open={open}
      onCancel={onClose}
      footer={null}
      width={width}
      centered
      destroyOnHidden
    >
      {body}
    </Modal>
  )
}
