import { Link } from '@tanstack/react-router'
import { Contact, FileSpreadsheet, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportFormats, type ExportFormat } from '@zhike/core/customers/export-formats'
import { exportLists, type ExportListKey } from '@zhike/core/exports/lists'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { useStartExport } from './use-start-export.ts'
import styles from './exports.module.css'

const icons: Record<ExportFormat, typeof FileText> = {
  xlsx: FileSpreadsheet,
  csv: FileText,
  'csv-gb18030': FileText,
  vcf: Contact,
}

/** The usual first: most people open it in a spreadsheet. */
const shown = ['xlsx', ...exportFormats.filter((format) => format !== 'xlsx')] as const

interface ExportDialogProps {
  open: boolean
  onClose: () => void
  /** What can be taken out from here; the first is meant unless another is chosen. */
  lists: readonly [ExportListKey, ...ExportListKey[]]
  /** What narrows each of them; `onlyFirst`: the first alone. */
  query: Record<string, unknown>
  onlyFirst?: boolean
}

/** As what a list leaves: each format says what it is for. */
export function ExportDialog({ open, onClose, lists, query, onlyFirst = false }: ExportDialogProps) {
  const { t } = useTranslation('exports')
  const start = useStartExport()
  const [chosen, setChosen] = useState<ExportListKey>(lists[0])
  return (
    <Dialog title={t('exports:as')} open={open} onClose={onClose} width={420}>
      {lists.length > 1 && (
        <div className={styles['choice']}>
          <SelectField
            label={t('exports:what')}
            value={chosen}
            options={lists.map((list) => ({ value: list, label: t(`exports:list.${list}`) }))}
            onChange={(event) => setChosen(lists.find((one) => one === event.target.value) ?? lists[0])}
          />
        </div>
      )}
      <ul className={styles['formats']}>
        {shown
          .filter((format) => format !== 'vcf' || exportLists[chosen].hasCards)
          .map((format) => {
            const Icon = icons[format]
            return (
              <li key={format}>
                <Button
                  wide
                  icon={<Icon aria-hidden="true" />}
                  onClick={() => {
                    onClose()
                    void start(chosen, format, onlyFirst && chosen !== lists[0] ? {} : query)
                  }}
                >
                  {t(`exports:format.${format}`)}
                </Button>
                <p className="meta">{t(`exports:note.${format}`)}</p>
              </li>
            )
          })}
      </ul>
      <p className={`${styles['note']} meta`}>
        {t('exports:audited')} <Link to="/exports">{t('exports:title')}</Link>
      </p>
    </Dialog>
  )
}
