import { useTranslation } from 'react-i18next'
import { Avatar } from '../ui/identity/Avatar.tsx'
import styles from './sign-in.module.css'

/** One unbroken line: who was responsible, from the first day until now. Decoration; the words beside it say the same. */
export function SignInPicture() {
  const { t } = useTranslation('sign-in')
  const stations = [
    { key: 'pool', kind: 'pool', name: t('sign-in:picture.pool'), since: t('sign-in:picture.poolSince') },
    { key: 'former', kind: 'person', name: t('sign-in:picture.former'), since: t('sign-in:picture.formerSince') },
    { key: 'present', kind: 'person', name: t('sign-in:picture.present'), since: t('sign-in:picture.presentSince') },
  ] as const
  return (
    <section className={styles['picture']} aria-hidden="true">
      <div className={styles['claim']}>
        {t('sign-in:claim.first')}
        <br />
        {t('sign-in:claim.second')}
      </div>
      <p className="text-2">{t('sign-in:claim.text')}</p>
      <div className={styles['line']}>
        <svg viewBox="0 0 560 300">
          <path d="M0 236C90 236 96 214 150 206" fill="none" stroke="var(--control)" strokeWidth="2.5" />
          <path d="M150 206C204 198 236 206 262 164" fill="none" stroke="var(--soft-line)" strokeWidth="2.5" />
          <path d="M262 164C288 122 330 96 400 92S500 90 560 90" fill="none" stroke="var(--accent)" strokeWidth="2.5" />
          <circle cx="150" cy="206" r="6" fill="var(--app)" stroke="var(--icon)" strokeWidth="2.5" />
          <circle cx="262" cy="164" r="6" fill="var(--app)" stroke="var(--accent)" strokeWidth="2.5" />
          <circle cx="400" cy="92" r="7" fill="var(--accent)" />
        </svg>
        {stations.map((station) => (
          <div key={station.key} className={styles['station']} data-station={station.key}>
            <Avatar kind={station.kind} name={station.name} isMe={station.key === 'present'} />
            <span>
              <b>{station.name}</b>
              <small>{station.since}</small>
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}
