import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RoleKey } from '@zhike/core/access/roles'
import type { SetupStatus } from '@zhike/core/setup/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { demoSignIn } from '../app/door-routes.ts'
import { Button } from '../ui/controls/Button.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import styles from './sign-in.module.css'

interface DemoButtonsProps {
  users: SetupStatus['demoUsers']
  onSignedIn: () => void
}

/** In the demo company one press is enough, in three shoes. */
export function DemoButtons({ users, onSignedIn }: DemoButtonsProps) {
  const { t } = useTranslation('sign-in')
  const enter = useMutation({
    mutationFn: (role: RoleKey) => callRoute(demoSignIn, { body: { role } }),
    onSuccess: onSignedIn,
  })
  return (
    <div className={styles['demo']}>
      <p className={styles['or']}>
        <span>{t('sign-in:demoOnly')}</span>
      </p>
      <div className={styles['demoButtons']}>
        {users.map((user) => (
          <Button
            key={user.role}
            title={t('sign-in:asRole', { role: t(`app:roles.${user.role}`), name: user.name })}
            loading={(enter.isPending || enter.isSuccess) && enter.variables === user.role}
            onClick={() => enter.mutate(user.role)}
          >
            {t(`app:roles.${user.role}`)}
          </Button>
        ))}
      </div>
      {enter.error && <InlineProblem>{problemMessage(enter.error)}</InlineProblem>}
    </div>
  )
}
