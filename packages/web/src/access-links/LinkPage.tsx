import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { openAccessLink } from '../app/door-routes.ts'
import { DoorFrame } from '../sign-in/DoorFrame.tsx'
import { AnchorButton } from '../ui/controls/AnchorButton.tsx'
import { LinkForm } from './LinkForm.tsx'
import styles from '../sign-in/sign-in.module.css'

/** /invite/… and /reset/…: whoever has the link chooses a password. */
export function LinkPage({ token }: { token: string }) {
  const { t } = useTranslation('access-links')
  const link = useQuery({
    queryKey: ['access-link', token],
    queryFn: ({ signal }) => callRoute(openAccessLink, { body: { token }, signal }),
    retry: false,
    // Once used, asking again would say so in place of what was just done.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isReset = link.data?.purpose === 'password-reset'
  useEffect(() => {
    const page = isReset ? t('access-links:reset.page') : t('access-links:invitation.page')
    document.title = t('ui:documentTitle', { page })
  }, [t, isReset])

  return (
    <DoorFrame>
      {link.error && (
        <div className={styles['form']}>
          <h1>{t('access-links:refused')}</h1>
          <p role="alert">{problemMessage(link.error)}</p>
          <AnchorButton size="large" wide href="/sign-in">
            {t('access-links:toSignIn')}
          </AnchorButton>
        </div>
      )}
      {link.data && <LinkForm token={token} link={link.data} />}
    </DoorFrame>
  )
}
