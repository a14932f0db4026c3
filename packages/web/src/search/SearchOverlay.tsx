import { useNavigate, useRouter } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '@zhike/core/search/schema'
import type { OverlayProps } from '../app/overlay-props.ts'
import { KeyHint } from '../ui/controls/KeyHint.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { BottomSheet } from '../ui/overlay/BottomSheet.tsx'
import { CustomerFinder } from './CustomerFinder.tsx'
import styles from './search.module.css'

/** The search over everything, from anywhere. */
export function SearchOverlay({ open, onClose }: OverlayProps) {
  const { t } = useTranslation(['search', 'app'])
  const isPhone = useIsPhone()
  const navigate = useNavigate()
  const router = useRouter()
  const pick = (hit: SearchHit, inNewTab: boolean) => {
    const target = { to: '/customers/$customerId', params: { customerId: hit.customerId } } as const
    if (inNewTab) {
      window.open(router.buildLocation(target).href, '_blank', 'noreferrer')
      return
    }
    onClose()
    void navigate(target)
  }
  const finder = (
    <CustomerFinder
      label={t('search:title')}
      placeholder={t('app:search')}
      onPick={pick}
      onCancel={onClose}
      hint={t('search:hint')}
    />
  )
  if (isPhone) {
    return (
      <BottomSheet title={t('search:title')} open={open} onClose={onClose} tall flush>
        {finder}
      </BottomSheet>
    )
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      style={{ top: 56 }}
      styles={{ container: { padding: 0, overflow: 'hidden' } }}
      destroyOnHidden
      title={t('search:title')}
      classNames={{ header: 'visually-hidden' }}
    >
      {finder}
      <div className={styles['keys']} aria-hidden="true">
        <KeyHint keys={['↑', '↓']} /> {t('search:choose')}
        <KeyHint keys={['↵']} /> {t('search:open')}
        <KeyHint keys={['Ctrl ↵']} /> {t('search:openTab')}
      </div>
    </Modal>
  )
}
