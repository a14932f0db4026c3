import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../copy-text.ts'
import { showToast } from '../toast/toast.ts'
import { IconButton } from './IconButton.tsx'

/** One press copies a number, a code, an address. */
export function CopyButton({ text, label, className }: { text: string; label?: string; className?: string }) {
  const { t } = useTranslation('ui')
  const copy = async () => {
    const isCopied = await copyText(text)
    showToast(isCopied ? { text: t('ui:copied', { text }) } : { text: t('ui:notCopied'), tone: 'bad' })
  }
  return (
    <IconButton
      size="small"
      label={label ?? `${t('ui:copy')} ${text}`}
      icon={<Copy />}
      onClick={() => void copy()}
      {...(className ? { className } : {})}
    />
  )
}
