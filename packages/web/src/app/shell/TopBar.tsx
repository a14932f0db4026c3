import { CircleHelp, PenLine, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { useCan } from '../session/use-session.ts'
import { slots } from '../slots.ts'
import { ThemeToggle } from '../ThemeToggle.tsx'
import type { ShellOverlay } from './shell-overlay.ts'
import styles from './shell.module.css'

export function TopBar({ onOpen }: { onOpen: (overlay: ShellOverlay) => void }) {
  const { t } = useTranslation('app')
  const canWrite = useCan('follow-up.write')
  return (
    <header className={styles['top']}>
      {slots.Search && (
        <button
          type="button"
          className={styles['search']}
          aria-keyshortcuts="/ Control+K"
          onClick={() => onOpen('search')}
        >
          <Search aria-hidden="true" />
          <span className="ellipsis">{t('app:search')}</span>
          <kbd>/</kbd>
        </button>
      )}
      <div className={styles['topEnd']}>
        <IconButton label={t('app:shortcuts')} icon={<CircleHelp />} onClick={() => onOpen('shortcuts')} />
        <ThemeToggle />
        {slots.FollowUpComposer && canWrite && (
          <Button tone="soft" icon={<PenLine />} shortcut="N" aria-keyshortcuts="N" onClick={() => onOpen('follow-up')}>
            {t('app:writeFollowUp')}
          </Button>
        )}
      </div>
    </header>
  )
}
