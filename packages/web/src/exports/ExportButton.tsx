import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportLists, type ExportListKey } from '@zhike/core/exports/lists'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { ExportDialog } from './ExportDialog.tsx'

interface ExportButtonProps {
  list: ExportListKey
  query?: Record<string, unknown>
  /** Another list that can be taken out from here, whole. */
  also?: ExportListKey
  /** On a phone: the sign alone. */
  compact?: boolean
}

/** 导出 of a list, for whoever may take it out. */
export function ExportButton({ list, query = {}, also, compact = false }: ExportButtonProps) {
  const { t } = useTranslation('exports')
  const { permissions } = useSession()
  const [isOpen, setOpen] = useState(false)
  const may = (one: ExportListKey) => exportLists[one].permissions.every((each) => permissions.includes(each))
  if (!may(list)) return null
  const icon = <Download aria-hidden="true" />
  return (
    <>
      {compact ? (
        <IconButton size="large" label={t('exports:export')} icon={icon} onClick={() => setOpen(true)} />
      ) : (
        <Button tone="text" icon={icon} onClick={() => setOpen(true)}>
          {t('exports:export')}
        </Button>
      )}
      <ExportDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        lists={also && may(also) ? [list, also] : [list]}
        query={query}
        onlyFirst
      />
    </>
  )
}
