import { EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session/use-session.ts'
import { useRoleNames } from '../roles/use-role-names.ts'
import styles from './customers.module.css'

/** A value of which the server shows only a part: for recognising, not for dialling or copying. */
export function MaskedText({ text, short = false }: { text: string; short?: boolean }) {
  const { t } = useTranslation('customers')
  const { person } = useSession()
  const nameOf = useRoleNames(person.roles)
  const roles = person.roles.map((role) => nameOf(role)).join(t('customers:listComma'))
  const why = t('customers:masked.why', { roles })
  return (
    <span className={styles['masked']} title={why}>
      {text}
      <small>
        <EyeOff aria-hidden="true" />
        <span className={short ? 'visually-hidden' : undefined}>{t('customers:masked.sign')}</span>
      </small>
    </span>
  )
}
