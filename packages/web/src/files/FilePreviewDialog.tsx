import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileRoutes } from '@zhike/core/files/api'
import { decodeText } from '@zhike/core/files/file-type'
import { fetchFile } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { fileParams } from './api.ts'
import type { OpenableFile } from './use-open-file.ts'
import styles from './files.module.css'

interface FilePreviewDialogProps {
  file: OpenableFile
  onDownload: () => void
  onClose: () => void
}

/** A picture or a text over the page. The content comes as data and is shown as such: nothing of it is run. */
export function FilePreviewDialog({ file, onDownload, onClose }: FilePreviewDialogProps) {
  const { t } = useTranslation('files')
  const { data, error, refetch } = useQuery({
    queryKey: ['customer', file.customerId, 'files', file.id, 'content'],
    queryFn: async ({ signal }) => {
      const { blob } = await fetchFile(fileRoutes.getCustomerFileContent, {
        params: fileParams(file),
        query: { show: 'yes' },
        signal,
      })
      return { blob, text: file.preview === 'text' ? decodeText(new Uint8Array(await blob.arrayBuffer())) : null }
    },
    // Each look is on record: it is not taken again unasked.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Dialog
      open
      title={file.name}
      width={880}
      onClose={onClose}
      foot={
        <Button icon={<Download />} onClick={onDownload}>
          {t('files:download')}
        </Button>
      }
    >
      {error && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data &&
        (data.text === null ? (
          <Picture blob={data.blob} name={file.name} />
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled with the keyboard
          <pre className={styles['text']} tabIndex={0}>
            {data.text}
          </pre>
        ))}
    </Dialog>
  )
}

function Picture({ blob, name }: { blob: Blob; name: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address ? <img className={styles['picture']} src={address} alt={name} /> : null
}
