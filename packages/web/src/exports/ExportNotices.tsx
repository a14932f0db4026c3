import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadExport } from '@zhike/core/exports/api'
import { routeUrl } from '../app/api-client.ts'
import { startDownload } from '../app/start-download.ts'
import { useStore } from '../ui/create-store.ts'
import { formatCount } from '../ui/format/number.ts'
import { showToast } from '../ui/toast/toast.ts'
import { exportQuery, isUnderWay } from './api.ts'
import { awaitedExports, forgetExport } from './awaited-exports.ts'

/** Tells of exports begun here when they are ready, wherever one is by then. */
export function ExportNotices() {
  return useStore(awaitedExports).map((id) => <Awaited key={id} id={id} />)
}

function Awaited({ id }: { id: string }) {
  const { t } = useTranslation('exports')
  const { data, error } = useQuery(exportQuery(id))
  useEffect(() => {
    // Of another account, or gone: nobody waits for it here.
    if (error) forgetExport(id)
    if (!data || isUnderWay(data)) return
    forgetExport(id)
    const list = t(`exports:list.${data.list}`)
    if (data.state === 'ready') {
      showToast({
        text: t('exports:ready', { list, count: data.done, shown: formatCount(data.done) }),
        action: {
          label: t('exports:download'),
          run: () => startDownload(routeUrl(downloadExport, { params: { id } })),
        },
      })
    } else if (data.state === 'failed') {
      showToast({ text: t('exports:failed', { list, message: data.error?.message ?? '' }), tone: 'bad' })
    }
  }, [id, data, error, t])
  return null
}
