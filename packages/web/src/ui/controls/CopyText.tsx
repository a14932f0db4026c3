import { CopyButton } from './CopyButton.tsx'
import styles from './key-hint.module.css'

/** Text to take elsewhere: a command, a key that is shown once. */
export function CopyText({ text }: { text: string }) {
  return (
    <div className={styles['copy']}>
      <code>{text}</code>
      <CopyButton text={text} />
    </div>
  )
}
