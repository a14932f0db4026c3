import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { personSignInQuery, usePersonDoor } from './api.ts'
import styles from './second-factor.module.css'

/** In the drawer of a person, for whoever manages people: how they come in, and what helps when that went wrong. */
export function PersonSignInSection({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation('second-factor')
  const me = useSession().person.id
  const { data } = useQuery(personSignInQuery(personId))
  const { reset, endSessions } = usePersonDoor(personId)
  const [isResetting, setResetting] = useState(false)
  if (!data) return null
  const fail = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })
  const end = () =>
    endSessions.mutate(undefined, {
      onSuccess: ({ ended }) => showToast({ text: t('second-factor:person.ended', { name, count: ended }) }),
      onError: fail,
    })
  const confirmReset = () =>
    reset.mutate(undefined, {
      onSuccess: () => {
        setResetting(false)
        showToast({ text: t('second-factor:person.resetDone', { name }) })
      },
      onError: fail,
    })
  return (
    <section className={styles['person']} aria-label={t('second-factor:person.title')}>
      <div className={styles['personHead']}>{t('second-factor:person.title')}</div>
      <div className="meta">
        <Facts
          items={[
            ...data.providers,
            data.hasPassword && t('second-factor:password'),
            data.secondFactor ? t('second-factor:person.on') : t('second-factor:person.off'),
            t('second-factor:person.sessions', { count: data.sessions }),
          ]}
        />
      </div>
      <div className={styles['buttons']}>
        {data.sessions > 0 && personId !== me && (
          <Button size="small" loading={endSessions.isPending} onClick={end}>
            {t('second-factor:person.end')}
          </Button>
        )}
        {data.secondFactor && personId !== me && (
          <Button size="small" onClick={() => setResetting(true)}>
            {t('second-factor:person.reset')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        dangerous
        open={isResetting}
        title={t('second-factor:person.resetTitle', { name })}
        text={t('second-factor:person.resetText')}
        confirmLabel={t('second-factor:person.reset')}
        onClose={() => setResetting(false)}
        onConfirm={confirmReset}
      />
    </section>
  )
}
