import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { historyRecords, type HistoryRecord } from '@zhike/core/history/schema'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import type { HistoryOf } from './api.ts'
import { HistoryList } from './HistoryList.tsx'
import { useHistoryWords } from './use-history-words.ts'
import styles from './history.module.css'

interface HistoryDialogProps {
  of: HistoryOf
  name: string
  onClose: () => void
}

/** The history of a field, of a record, or of a whole customer, which can be narrowed to one kind of record. */
export function HistoryDialog({ of, name, onClose }: HistoryDialogProps) {
  const { t } = useTranslation('history')
  const words = useHistoryWords({}, of.record ?? 'customer')
  const [record, setRecord] = useState<HistoryRecord>()
  const isWhole = of.record === undefined
  const title = of.field ? t('history:ofField', { name, field: words.field(of.field) }) : t('history:of', { name })
  return (
    <Dialog title={title} open onClose={onClose} width={680}>
      <div className={styles['dialog']}>
        {isWhole && (
          <div>
            <Segmented
              size="small"
              label={t('history:kinds')}
              value={record ?? 'all'}
              options={(['all', ...historyRecords] as const).map((key) => ({ key, label: t(`history:kind.${key}`) }))}
              onChange={(key) => setRecord(key === 'all' ? undefined : key)}
            />
          </div>
        )}
        <HistoryList of={isWhole ? { ...of, record } : of} />
      </div>
    </Dialog>
  )
}
