import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileRoutes } from '@zhike/core/files/api'
import { problemMessage } from '../app/api-problem.ts'
import { uploadFile } from '../app/upload-file.ts'
import { showToast } from '../ui/toast/toast.ts'

export interface UnderWay {
  name: string
  /** 0 to 1 of the one file. */
  share: number
  /** How many wait behind it. */
  waiting: number
}

/** Uploads one after the other; what is refused says why and does not stop the rest. */
export function useUploadFiles(customerId: string) {
  const { t } = useTranslation('files')
  const client = useQueryClient()
  const [underWay, setUnderWay] = useState<UnderWay>()
  const upload = async (files: readonly File[]) => {
    const done: string[] = []
    const refused: string[] = []
    for (const [index, file] of files.entries()) {
      const tell = (share: number) => setUnderWay({ name: file.name, share, waiting: files.length - index - 1 })
      tell(0)
      const form = new FormData()
      form.append('file', file)
      try {
        const kept = await uploadFile(fileRoutes.uploadCustomerFile, {
          params: { id: customerId },
          form,
          onProgress: tell,
        })
        done.push(kept.name)
      } catch (error) {
        refused.push(problemMessage(error))
      }
    }
    setUnderWay(undefined)
    const [first] = done
    const good =
      done.length > 1 ? t('files:uploadedMany', { count: done.length }) : first && t('files:uploaded', { name: first })
    // One notice for all: a second would put out the first before it is read.
    showToast({ text: [...refused, good].filter(Boolean).join(' '), ...(refused.length > 0 ? { tone: 'bad' } : {}) })
    if (first === undefined) return
    await client.invalidateQueries({ queryKey: ['customer', customerId] })
  }
  return { upload, underWay }
}
