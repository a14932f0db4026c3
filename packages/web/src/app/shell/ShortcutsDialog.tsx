import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../ui/controls/KeyHint.tsx'
import { useRegisteredShortcuts } from '../../ui/keyboard/shortcuts.ts'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import styles from './shell.module.css'

const symbols: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc' }

/** What can be pressed on this page, as the page itself registered it. */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('app')
  const shortcuts = useRegisteredShortcuts()
  const groups = [...new Set(shortcuts.map((one) => one.group ?? ''))]
  return (
    <Dialog title={t('app:shortcuts')} open={open} onClose={onClose} width={560}>
      <div className={styles['keyGroups']}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul>
              {shortcuts
                .filter((one) => (one.group ?? '') === group)
                .map((one) => (
                  <li key={one.keys}>
                    <span>{one.label}</span>
                    <KeyHint keys={one.keys.split(' ').map((key) => symbols[key] ?? key.toUpperCase())} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
