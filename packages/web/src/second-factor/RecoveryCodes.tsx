import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { saveText } from '../app/save-text.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { showToast } from '../ui/toast/toast.ts'
import styles from './second-factor.module.css'

/** Shown this once: nobody can read them again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('second-factor')
  const { company } = useSession()
  const text = codes.join('\n')
  const copy = async () => {
    const isCopied = await copyText(text)
    showToast(isCopied ? { text: t('second-factor:codes.copied') } : { text: t('ui:notCopied'), tone: 'bad' })
  }
  const head = t('second-factor:codes.fileHead', { company: company.name })
  return (
    <div className={styles['card']}>
      <p>{t('second-factor:codes.once')}</p>
      <ol className={styles['codes']} aria-label={t('second-factor:codes.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={styles['buttons']}>
        <Button onClick={() => void copy()}>{t('second-factor:codes.copy')}</Button>
        <Button
          icon={<Download aria-hidden="true" />}
          onClick={() => saveText('zhike-recovery-codes.txt', `${head}\n\n${text}\n`)}
        >
          {t('second-factor:codes.download')}
        </Button>
        <Button tone="primary" onClick={onDone}>
          {t('second-factor:codes.done')}
        </Button>
      </div>
    </div>
  )
}
