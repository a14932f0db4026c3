import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'

/** The pictures that will be saved with the text. */
export function PicturePreviews({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  if (files.length === 0) return null
  return (
    <ul className={styles['pictures']}>
      {files.map((file) => (
        <Preview key={`${file.name}-${file.size}-${file.lastModified}`} file={file} onRemove={() => onRemove(file)} />
      ))}
    </ul>
  )
}

function Preview({ file, onRemove }: { file: File; onRemove: () => void }) {
  const { t } = useTranslation('ui')
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return (
    <li>
      {url && <img src={url} alt={file.name} />}
      <button type="button" aria-label={t('ui:picture.remove', { name: file.name })} onClick={onRemove}>
        <X aria-hidden="true" />
      </button>
    </li>
  )
}
