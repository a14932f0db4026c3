import { Camera } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/IconButton.tsx'

/** Takes a photo on a phone, picks a picture elsewhere. Without HEIC in the list iPhones hand over a JPEG. */
export function PictureButton({ onPick, disabled }: { onPick: (file: File) => void; disabled?: boolean }) {
  const { t } = useTranslation('ui')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton
        size="small"
        label={t('ui:picture.add')}
        icon={<Camera />}
        {...(disabled === undefined ? {} : { disabled })}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp,image/gif"
        aria-label={t('ui:picture.add')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be picked again after it was removed.
          event.target.value = ''
          if (file) onPick(file)
        }}
      />
    </>
  )
}
