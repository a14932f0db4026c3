import { Drawer } from 'antd'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../class-names.ts'
import { IconButton } from '../controls/IconButton.tsx'
import styles from './overlay.module.css'

interface BottomSheetProps {
  title: string
  open: boolean
  onClose: () => void
  /** A press beside it, or Esc; where absent as the cross. */
  onCloseAside?: () => void
  /** Almost the whole height, for a record; else as high as its content. */
  tall?: boolean
  flush?: boolean
  /** The content brings its own head. */
  headless?: boolean
  children: ReactNode
}

/** The phone's drawer, popover and dialog: from below, over a mask. */
export function BottomSheet({
  title,
  open,
  onClose,
  onCloseAside = onClose,
  tall,
  flush,
  headless,
  children,
}: BottomSheetProps) {
  const { t } = useTranslation('ui')
  return (
    <Drawer
      open={open}
      onClose={onCloseAside}
      placement="bottom"
      size={tall ? 'calc(100dvh - 64px)' : 'auto'}
      closable={false}
      destroyOnHidden
      aria-label={title}
      styles={{
        section: { borderRadius: '16px 16px 0 0', background: 'var(--raised)' },
        body: { padding: 0, paddingBottom: 'env(safe-area-inset-bottom)' },
        wrapper: { maxHeight: 'calc(100dvh - 48px)' },
      }}
    >
      {!headless && (
        <div className={styles['sheetHead']}>
          <h2>{title}</h2>
          <IconButton size="large" label={t('ui:close')} icon={<X />} onClick={onClose} />
        </div>
      )}
      <div className={classNames(styles['sheetBody'], (flush || headless) && styles['flush'])}>{children}</div>
    </Drawer>
  )
}
