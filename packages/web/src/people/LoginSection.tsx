import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessLink, MadeAccessLink } from '@zhike/core/access-links/schema'
import type { Person } from '@zhike/core/people/schema'
import { accessLinkQuery, useMakeLink, useRevokeLink } from '../access-links/api.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useResetPassword } from './api.ts'
import styles from '../access-links/access-links.module.css'

interface LoginSectionProps {
  person: Person
  onLink: (link: MadeAccessLink) => void
  onPassword: (password: string) => void
}

/** How somebody signs in, what became of the last link, and how to let them in. */
export function LoginSection({ person, onLink, onPassword }: LoginSectionProps) {
  const { t } = useTranslation('access-links')
  const { data } = useQuery(accessLinkQuery(person.id))
  const make = useMakeLink()
  const revoke = useRevokeLink()
  const reset = useResetPassword(person.id)
  const [problem, setProblem] = useState<string>()
  const link = data?.link ?? null
  const hasName = (person.email ?? person.phone ?? person.staffNumber) !== null
  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  const makeLink = () => attempt(async () => onLink(await make.mutateAsync(person.id)))
  const takeBack = () =>
    attempt(async () => {
      await revoke.mutateAsync(person.id)
      showToast({ text: t('access-links:section.revoked') })
    })
  const giveTemporary = () =>
    attempt(async () => {
      const { temporaryPassword } = await reset.mutateAsync()
      if (temporaryPassword) onPassword(temporaryPassword)
    })

  return (
    <section className={styles['section']} aria-label={t('access-links:section.title')}>
      <h3>{t('access-links:section.title')}</h3>
      <p>
        {person.canSignIn ? t('access-links:section.canSignIn') : t('access-links:section.noLogin')}{' '}
        {link && <LinkState link={link} />}
      </p>
      {!hasName && <p className="meta">{t('access-links:section.noName')}</p>}
      {problem && <InlineProblem>{problem}</InlineProblem>}
      {hasName && (
        <div className={styles['buttons']}>
          <Button size="small" loading={make.isPending} onClick={() => void makeLink()}>
            {person.canSignIn
              ? t('access-links:section.reset')
              : link
                ? t('access-links:section.inviteAgain')
                : t('access-links:section.invite')}
          </Button>
          {link?.state === 'open' && (
            <Button size="small" tone="text" loading={revoke.isPending} onClick={() => void takeBack()}>
              {t('access-links:section.revoke')}
            </Button>
          )}
          <Button size="small" tone="text" loading={reset.isPending} onClick={() => void giveTemporary()}>
            {t('access-links:section.temporary')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Only what still matters: a link that opens with its mail, or an invitation that nobody took. */
function LinkState({ link }: { link: AccessLink }) {
  const { t } = useTranslation('access-links')
  const format = useFormat()
  const when = format.moment(link.expiresAt)
  if (link.state === 'expired' && link.purpose === 'invitation') return t('access-links:section.expired', { when })
  if (link.state !== 'open') return null
  const { mail } = link
  return (
    <>
      {t(`access-links:section.open.${link.purpose}`, { when })}{' '}
      {mail && t(`access-links:section.mail.${mail.state}`, { to: mail.to })}{' '}
      {mail?.answer && mail.state !== 'sent' && t('access-links:section.answer', { answer: mail.answer })}
    </>
  )
}
