import { Contact, FileSpreadsheet, FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { exportFormats, type ExportFormat } from '@zhike/core/customers/export-formats'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import styles from './export-dialog.module.css'

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
  onChoose: (format: ExportFormat) => void
}

/** As what customers leave: each format says what it is for. */
export function ExportDialog({ open, onClose, onChoose }: ExportDialogProps) {
  const { t } = useTranslation('customers')
  return (
    <Dialog title={t('customers:exportAs.title')} open={open} onClose={onClose} width={420}>
      <ul className={styles['formats']}>
        {shown.map((format) => {
          const Icon = icons[format]
          return (
            <li key={format}>
              <Button
                wide
                icon={<Icon aria-hidden="true" />}
                onClick={() => {
                  onClose()
                  onChoose(format)
                }}
              >
                {t(`customers:exportAs.${format}`)}
              </Button>
              <p className="meta">{t(`customers:exportAs.note.${format}`)}</p>
            </li>
          )
        })}
      </ul>
      <p className="meta">{t('customers:exportAs.audited')}</p>
    </Dialog>
  )
}
