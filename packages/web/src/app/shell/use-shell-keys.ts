import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { installShortcuts, useShortcuts, type Shortcut } from '../../ui/keyboard/shortcuts.ts'
import { undoLast } from '../../ui/toast/toast.ts'
import { slots } from '../slots.ts'
import type { ShellOverlay } from './shell-overlay.ts'
import { useNavigation } from './use-navigation.ts'

/** The keys that work anywhere. */
export function useShellKeys(open: (overlay: ShellOverlay) => void): void {
  const { t } = useTranslation('app')
  const router = useRouter()
  const entries = useNavigation()
  useEffect(() => installShortcuts(), [])

  const general = t('app:keys.general')
  const shortcuts: Shortcut[] = [
    { keys: '?', run: () => open('shortcuts'), label: t('app:keys.list'), group: general },
    { keys: 'z', run: () => undoLast(), label: t('app:keys.undo'), group: general },
  ]
  if (slots.Search) {
    shortcuts.unshift({ keys: '/', run: () => open('search'), label: t('app:keys.search'), group: general })
    shortcuts.push({ keys: 'mod+k', run: () => open('search') })
  }
  if (slots.FollowUpComposer) {
    shortcuts.unshift({ keys: 'n', run: () => open('follow-up'), label: t('app:keys.write'), group: general })
  }
  for (const entry of entries) {
    if (!entry.goKey) continue
    shortcuts.push({
      keys: `g ${entry.goKey}`,
      run: () => void router.navigate({ href: entry.to }),
      label: t(entry.label),
      group: t('app:keys.go'),
    })
  }
  useShortcuts(shortcuts)
}
