import { useTranslation } from 'react-i18next'
import type { MadeAccessLink } from '@zhike/core/access-links/schema'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { CopyText } from '../ui/controls/CopyText.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { QrCode } from '../ui/qr/QrCode.tsx'
import { shownLink } from './shown-link.ts'
import styles from './access-links.module.css'

/** The link that was just made, to be passed on: it is told this once. */
export function LinkDialog({ name, link, onClose }: { name: string; link: MadeAccessLink; onClose: () => void }) {
  const { t } = useTranslation('access-links')
  const format = useFormat()
  const url = shownLink(link, window.location.origin)
  return (
    <Dialog
      title={t(`access-links:dialog.${link.purpose}`, { name })}
      open
      onClose={onClose}
      width={440}
      foot={
        <Button tone="primary" onClick={onClose}>
          {t('access-links:dialog.done')}
        </Button>
      }
    >
      <div className={styles['dialog']}>
        {link.mailedTo !== null && <Notice>{t('access-links:dialog.mailed', { to: link.mailedTo })}</Notice>}
        <p>{t('access-links:dialog.handOver')}</p>
        <CopyText text={url} />
        <QrCode text={url} label={t('access-links:dialog.qr')} />
        {!link.isAddressKnown && (
          <Notice tone="warn">
            {link.mailedTo === null
              ? t('access-links:dialog.local', { origin: window.location.origin })
              : t('access-links:dialog.localMail', { origin: new URL(link.url).origin })}
          </Notice>
        )}
        <p className="meta">{t('access-links:dialog.until', { when: format.moment(link.expiresAt) })}</p>
      </div>
    </Dialog>
  )
}
