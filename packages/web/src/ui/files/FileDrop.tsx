import { FileSpreadsheet, FolderUp } from 'lucide-react'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { formatFileSize } from '../format/file-size.ts'
import { InlineProblem } from '../state/InlineProblem.tsx'
import { checkFile, type FileRule } from './check-file.ts'
import styles from './file-drop.module.css'

interface FileDropProps extends FileRule {
  file: File | null
  onPick: (file: File) => void
  /** Small words under the invitation: which kinds, how large. */
  note?: ReactNode
  disabled?: boolean
}

/** A place to drop a file on, or to press. Says at once what it does not take. */
export function FileDrop({ kinds, maxBytes, file, onPick, note, disabled }: FileDropProps) {
  const { t } = useTranslation('ui')
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string>()

  const take = (picked: File | undefined) => {
    if (!picked) return
    const fault = checkFile(picked, { kinds, ...(maxBytes === undefined ? {} : { maxBytes }) })
    if (fault) {
      const words = {
        name: picked.name,
        kinds: kinds.join(' '),
        size: formatFileSize(picked.size),
        limit: formatFileSize(maxBytes ?? 0),
      }
      setRefusal(t(`ui:file.${fault}`, words))
      return
    }
    setRefusal(undefined)
    onPick(picked)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files[0])
  }
  return (
    <div className="stack">
      <div
        className={styles['drop']}
        data-over={isOver || undefined}
        data-filled={file ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {file ? (
          <>
            <FileSpreadsheet aria-hidden="true" />
            <span className="grow">
              <b className="ellipsis">{file.name}</b>
              <span className="meta">{formatFileSize(file.size)}</span>
            </span>
            <Button disabled={disabled} onClick={() => input.current?.click()}>
              {t('ui:file.replace')}
            </Button>
          </>
        ) : (
          <button type="button" disabled={disabled} className={styles['invite']} onClick={() => input.current?.click()}>
            <FolderUp aria-hidden="true" />
            <span>{isOver ? t('ui:file.dropNow') : t('ui:file.drop')}</span>
            {note && <span className="meta">{note}</span>}
          </button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept={kinds.join(',')}
          aria-label={t('ui:file.drop')}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {refusal && <InlineProblem>{refusal}</InlineProblem>}
    </div>
  )
}
