import { Eye } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoleNames } from '../../roles/use-role-names.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { leaveLook } from '../session/look-as.ts'
import { useSession } from '../session/use-session.ts'
import styles from './see-as.module.css'

/** Above everything while somebody looks with another person's eyes. */
export function SeeAsBanner() {
  const { t } = useTranslation('app')
  const { person } = useSession()
  const nameOf = useRoleNames(person.roles)
  const refusal = t('app:seeAs.noDownload', { name: person.name })
  useEffect(() => {
    // A link that downloads carries no header: it would fetch with the administrator's own rights.
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="/api/"]') : null
      if (!link) return
      event.preventDefault()
      showToast({ text: refusal, tone: 'bad' })
    }
    document.addEventListener('click', onClick, true)
    document.addEventListener('auxclick', onClick, true)
    return () => {
      document.removeEventListener('click', onClick, true)
      document.removeEventListener('auxclick', onClick, true)
    }
  }, [refusal])
  return (
    <div className={styles['banner']} role="status">
      <Eye aria-hidden="true" />
      <span className="grow">
        {t('app:seeAs.banner', {
          name: person.name,
          roles: person.roles.map((role) => nameOf(role)).join(' / ') || '—',
        })}
      </span>
      <Button size="small" onClick={leaveLook}>
        {t('app:seeAs.leave')}
      </Button>
    </div>
  )
}
