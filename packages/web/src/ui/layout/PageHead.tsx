import { useContext, useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PhoneHeadContext } from './phone-head-context.ts'
import styles from './layout.module.css'

interface PageHeadProps {
  title: string
  /** Beside the title: a version, a state. */
  tag?: ReactNode
  /** Count and sum, in text-2. */
  sub?: ReactNode
  /** Buttons at the right on wide screens; at most one of them primary. */
  actions?: ReactNode
  /** Icon buttons (size large) in the phone's head, before the search. */
  phoneActions?: ReactNode
  /** A short count after the title on phones; `sub` is too long there. */
  phoneSub?: ReactNode
  /** A hairline below, where no tabs follow. */
  divided?: boolean
  /** The way back on phones: an IconLink with a chevron. */
  back?: ReactNode
}

/** Names the page, also in the browser's tab. */
export function PageHead({ title, tag, sub, actions, phoneActions, phoneSub, divided, back }: PageHeadProps) {
  const { t } = useTranslation('ui')
  const shellActions = useContext(PhoneHeadContext)
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: title })
  }, [title, t])
  return (
    <div className={styles['head']} data-back={back ? true : undefined} data-divided={divided}>
      {back && <span className="only-phone">{back}</span>}
      <h1>{title}</h1>
      {tag}
      {phoneSub && <span className={`${styles['sub']} only-phone`}>{phoneSub}</span>}
      {sub && <div className={`${styles['sub']} only-wide`}>{sub}</div>}
      <div className={`${styles['actions']} only-wide`}>{actions}</div>
      <div className={`${styles['phoneActions']} only-phone`}>
        {phoneActions}
        {shellActions}
      </div>
    </div>
  )
}
