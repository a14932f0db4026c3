import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount } from '../ui/format/number.ts'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'

interface UndoButtonProps {
  record: Pick<ImportRecord, 'fileName' | 'counts'>
  size?: 'small' | 'middle'
  onUndo: () => Promise<unknown>
}

/** Undoing cannot itself be undone: it says first what goes and what stays. */
export function UndoButton({ record, size = 'middle', onUndo }: UndoButtonProps) {
  const { t } = useTranslation('imports')
  const [isAsking, setAsking] = useState(false)
  const { counts, fileName } = record
  return (
    <>
      <Button tone="text" size={size} icon={<Undo2 aria-hidden="true" />} onClick={() => setAsking(true)}>
        {t('imports:undo.button')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        dangerous
        title={t('imports:undo.title', { name: fileName })}
        text={t('imports:undo.text', {
          created: formatCount(counts.created + counts.customersCreated),
          updated: formatCount(counts.updated),
        })}
        confirmLabel={t('imports:undo.confirm')}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await onUndo()
          setAsking(false)
        }}
      />
    </>
  )
}
