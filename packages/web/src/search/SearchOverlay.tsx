import { useRouter } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OverlayProps } from '../app/overlay-props.ts'
import { signOut } from '../app/session/sign-out.ts'
import { setThemeChoice, useThemeMode } from '../app/theme/theme-mode.ts'
import { KeyHint } from '../ui/controls/KeyHint.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { BottomSheet } from '../ui/overlay/BottomSheet.tsx'
import { Palette } from './Palette.tsx'
import type { PaletteDeed } from './palette-entries.ts'
import type { PaletteItem } from './use-palette.tsx'
import styles from './search.module.css'

/** The search over everything and the command palette, from anywhere. */
export function SearchOverlay({ open, onClose, onOpen }: OverlayProps) {
  const { t } = useTranslation(['search', 'app'])
  const isPhone = useIsPhone()
  const router = useRouter()
  const isDark = useThemeMode() === 'dark'
  // Opened again while it still fades away, it begins anew.
  const [visit, setVisit] = useState(0)
  useEffect(() => {
    if (!open) setVisit((before) => before + 1)
  }, [open])
  const deeds: Record<PaletteDeed, () => void> = {
    'write-follow-up': () => onOpen?.('follow-up'),
    shortcuts: () => onOpen?.('shortcuts'),
    theme: () => setThemeChoice(isDark ? 'light' : 'dark'),
    'sign-out': () => void signOut(),
  }
  const pick = ({ href, entry }: PaletteItem, inNewTab: boolean) => {
    if (href && inNewTab) {
      window.open(href, '_blank', 'noreferrer')
      return
    }
    onClose()
    if (href) void router.navigate({ href })
    else if (entry?.does) deeds[entry.does]()
  }
  const palette = <Palette key={visit} onPick={pick} onCancel={onClose} />
  if (isPhone) {
    return (
      <BottomSheet title={t('search:short')} open={open} onClose={onClose} tall flush>
        {palette}
      </BottomSheet>
    )
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 56 }}
      styles={{ container: { padding: 0, overflow: 'hidden' } }}
      destroyOnHidden
      title={t('search:everything')}
      classNames={{ header: 'visually-hidden' }}
    >
      {palette}
      <div className={styles['keys']} aria-hidden="true">
        <KeyHint keys={['↑', '↓']} /> {t('search:choose')}
        <KeyHint keys={['↵']} /> {t('search:open')}
        <KeyHint keys={['Ctrl ↵']} /> {t('search:openTab')}
      </div>
    </Modal>
  )
}
