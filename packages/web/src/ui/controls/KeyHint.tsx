import styles from './key-hint.module.css'

/** Keys as small caps: <KeyHint keys={['G', 'T']} />. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles['keys']}>
      {keys.map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
