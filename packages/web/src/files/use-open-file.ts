import { useState } from 'react'
import type { CustomerFile } from '@zhike/core/files/schema'
import { startDownload } from '../app/start-download.ts'
import { contentAddress } from './api.ts'

/** What is needed to open a file, wherever it stands. */
export type OpenableFile = Pick<CustomerFile, 'id' | 'customerId' | 'name' | 'preview'>

/** Opens a file as it can be shown: over the page, in the browser's own viewer, or as a download. */
export function useOpenFile(file: OpenableFile) {
  const [isShown, setShown] = useState(false)
  const download = () => startDownload(contentAddress(file, false))
  const open = () => {
    if (file.preview === null) download()
    // Its own viewer needs a page of its own: nothing is embedded into this one.
    else if (file.preview === 'pdf') window.open(contentAddress(file, true), '_blank', 'noopener')
    else setShown(true)
  }
  return { open, download, isShown, close: () => setShown(false) }
}
