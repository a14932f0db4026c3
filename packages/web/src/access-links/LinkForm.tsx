import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenedLink } from '@zhike/core/access-links/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { redeemAccessLink } from '../app/door-routes.ts'
import { languageNames } from '../app/i18n/language-names.ts'
import { setLanguageAtDoor, useLanguage } from '../app/i18n/translation.ts'
import { AnchorButton } from '../ui/controls/AnchorButton.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { isLongEnough, NewPasswordField } from './NewPasswordField.tsx'
import styles from '../sign-in/sign-in.module.css'

/** The form of a link that opens: an invitation asks for the language, too, and leads straight in. */
export function LinkForm({ token, link }: { token: string; link: OpenedLink }) {
  const { t } = useTranslation('access-links')
  const language = useLanguage()
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const isInvitation = link.purpose === 'invitation'
  const redeem = useMutation({
    mutationFn: () =>
      callRoute(redeemAccessLink, { body: { token, password, ...(isInvitation ? { locale: language } : {}) } }),
    onSuccess: ({ isSignedIn }) => {
      if (isSignedIn) window.location.replace('/')
    },
  })
  const values = { name: link.name, company: link.companyName, account: link.signInWith }

  if (redeem.data && !redeem.data.isSignedIn) {
    return (
      <div className={styles['form']} role="status">
        <h1>{t('access-links:reset.done')}</h1>
        <p className="text-2">{t('access-links:reset.doneText', values)}</p>
        <AnchorButton tone="primary" size="large" wide href="/sign-in">
          {t('access-links:toSignIn')}
        </AnchorButton>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isLongEnough(password, link.minPasswordLength)) redeem.mutate()
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h1>{isInvitation ? t('access-links:invitation.title', values) : t('access-links:reset.title', values)}</h1>
      <p className="text-2">
        {isInvitation ? t('access-links:invitation.text', values) : t('access-links:reset.text', values)}
      </p>
      {/* Password managers look for the name the password belongs to. */}
      <input hidden readOnly autoComplete="username" value={link.signInWith} />
      <NewPasswordField value={password} minLength={link.minPasswordLength} isTried={isTried} onChange={setPassword} />
      {isInvitation && (
        <SelectField
          size="large"
          label={t('access-links:language')}
          value={language}
          onChange={(event) => void setLanguageAtDoor(event.target.value === 'en' ? 'en' : 'zh-CN')}
          options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
        />
      )}
      {redeem.error && <InlineProblem>{problemMessage(redeem.error)}</InlineProblem>}
      <Button type="submit" tone="primary" size="large" wide loading={redeem.isPending || redeem.isSuccess}>
        {isInvitation ? t('access-links:invitation.submit') : t('access-links:reset.submit')}
      </Button>
    </form>
  )
}
