import { Paperclip, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileRoutes } from '@zhike/core/files/api'
import { problemMessage } from '../app/api-problem.ts'
import { uploadFile } from '../app/upload-file.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Field } from '../ui/controls/Field.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { formatFileSize } from '../ui/format/file-size.ts'
import styles from './custom-fields.module.css'

interface FileInputProps {
  fieldId: string
  label: string
  hint: string | undefined
  error: string | undefined
  optional: boolean
  /** The id of the file. */
  value: string
  /** What the saved record says of it. */
  name: string | undefined
  onChange: (value: string) => void
}

/** A file in a form: uploaded at once, kept by the record when the form is saved. */
export function FileInput({ fieldId, label, hint, error, optional, value, name, onChange }: FileInputProps) {
  const { t } = useTranslation('custom-fields')
  const input = useRef<HTMLInputElement>(null)
  const [uploaded, setUploaded] = useState<{ id: string; name: string; byteSize: number }>()
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const upload = async (file: File) => {
    const form = new FormData()
    form.append('file', file)
    setProblem(undefined)
    setShare(0)
    try {
      const kept = await uploadFile(fileRoutes.uploadFieldFile, { params: { id: fieldId }, form, onProgress: setShare })
      setUploaded(kept)
      onChange(kept.id)
    } catch (failure) {
      setProblem(problemMessage(failure))
    } finally {
      setShare(undefined)
    }
  }
  const own = uploaded?.id === value ? uploaded : undefined
  const shown = value ? (own?.name ?? name ?? t('custom-fields:goneFile')) : undefined
  return (
    <Field label={label} hint={hint} error={problem ?? error} optional={optional}>
      {(slot) => (
        <div className={styles['picked']}>
          {share === undefined ? (
            <button type="button" className={styles['trigger']} {...slot} onClick={() => input.current?.click()}>
              <span className={shown ? 'ellipsis' : 'ellipsis text-3'} title={shown}>
                {shown ?? t('custom-fields:chooseFile')}
              </span>
              {own && <span className="meta">{formatFileSize(own.byteSize)}</span>}
              {!value && <Paperclip aria-hidden="true" />}
            </button>
          ) : (
            <span className={styles['uploading']} role="status">
              <span className="meta">{t('custom-fields:uploading')}</span>
              <progress value={share} max={1} aria-label={label} />
            </span>
          )}
          {value && share === undefined && (
            <>
              <Button size="small" tone="text" onClick={() => input.current?.click()}>
                {t('custom-fields:replaceFile')}
              </Button>
              <IconButton
                size="small"
                label={t('custom-fields:removeFile', { name: label })}
                icon={<X aria-hidden="true" />}
                onClick={() => onChange('')}
              />
            </>
          )}
          <input
            ref={input}
            type="file"
            hidden
            aria-label={label}
            onChange={(event) => {
              const [picked] = event.target.files ?? []
              event.target.value = ''
              if (picked) void upload(picked)
            }}
          />
        </div>
      )}
    </Field>
  )
}
