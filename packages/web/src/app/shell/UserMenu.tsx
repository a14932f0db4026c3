import { useNavigate } from '@tanstack/react-router'
import { Download, LogOut, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoleNames } from '../../roles/use-role-names.ts'
import { Facts } from '../../ui/identity/Facts.tsx'
import { Avatar } from '../../ui/identity/Avatar.tsx'
import { MenuList } from '../../ui/overlay/ActionMenu.tsx'
import { Popup } from '../../ui/overlay/Popup.tsx'
import { LanguageChoice } from '../LanguageChoice.tsx'
import { signOut } from '../session/sign-out.ts'
import { useKeepLook } from '../session/use-update-me.ts'
import { useSession } from '../session/use-session.ts'
import { ThemeChoiceControl } from '../ThemeChoiceControl.tsx'
import styles from './shell.module.css'

/** Who I am, at the foot of the rail, and what concerns only me. */
export function UserMenu() {
  const { t } = useTranslation('app')
  const { person, company } = useSession()
  const navigate = useNavigate()
  const keepLook = useKeepLook()
  const nameOf = useRoleNames(person.roles)
  const role = person.post ?? person.roles.map((one) => nameOf(one))[0]
  return (
    <Popup
      kind="dialog"
      placement="topLeft"
      title={t('app:user.menu', { name: person.name })}
      width={248}
      flush
      trigger={
        <button type="button" className={styles['me']} title={t('app:user.menu', { name: person.name })}>
          <Avatar name={person.name} isMe size="large" />
          <span className={styles['meText']}>
            <span className="ellipsis">{person.name}</span>
            <small className="ellipsis">
              <Facts items={[role, person.department?.name]} />
            </small>
          </span>
        </button>
      }
    >
      {(close) => (
        <>
          {company.isDemo && <p className={styles['menuNote']}>{t('app:user.demo')}</p>}
          <div className={styles['menuChoices']}>
            <span className="meta">{t('app:user.language')}</span>
            <LanguageChoice onChosen={(locale) => keepLook({ locale })} />
            <span className="meta">{t('app:user.theme')}</span>
            <ThemeChoiceControl onChosen={(theme) => keepLook({ theme })} />
          </div>
          <MenuList
            label={t('app:user.menu', { name: person.name })}
            onDone={close}
            items={[
              {
                key: 'account',
                label: t('app:user.account'),
                icon: <UserRound />,
                separated: true,
                onSelect: () => void navigate({ to: '/account' }),
              },
              {
                key: 'exports',
                label: t('app:user.exports'),
                icon: <Download />,
                onSelect: () => void navigate({ to: '/exports' }),
              },
              { key: 'out', label: t('app:user.signOut'), icon: <LogOut />, onSelect: () => void signOut() },
            ]}
          />
        </>
      )}
    </Popup>
  )
}
