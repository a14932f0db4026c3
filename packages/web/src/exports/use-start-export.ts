import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '@zhike/core/customers/export-formats'
import { startExport } from '@zhike/core/exports/api'
import type { ExportListKey } from '@zhike/core/exports/lists'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { refuseInView, startDownload } from '../app/start-download.ts'
import { formatCount } from '../ui/format/number.ts'
import { showToast } from '../ui/toast/toast.ts'
import { awaitExport } from './awaited-exports.ts'

/** Downloads a small list at once; has a large one made and tells when it is there. */
export function useStartExport() {
  const { t } = useTranslation('exports')
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (list: ExportListKey, format: ExportFormat, query: Record<string, unknown>): Promise<void> => {
    if (refuseInView()) return
    try {
      const { address, rows, export: made } = await callRoute(startExport, { body: { list, format, query } })
      if (address !== null) startDownload(address)
      if (made === null) return
      awaitExport(made.id)
      void client.invalidateQueries({ queryKey: ['exports', 'list'] })
      showToast({
        text: t('exports:begun', { list: t(`exports:list.${list}`), count: rows, shown: formatCount(rows) }),
        action: { label: t('exports:see'), run: () => void navigate({ to: '/exports' }) },
      })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
}
