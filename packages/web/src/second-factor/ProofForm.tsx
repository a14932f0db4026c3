import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proof } from '@zhike/core/second-factor/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { CodeField } from './CodeField.tsx'
import styles from './second-factor.module.css'

interface ProofFormProps {
  text: string
  action: string
  problem: unknown
  isBusy: boolean
  onSubmit: (proof: Proof) => void
  onCancel: () => void
}

/** Password and code again, before a second factor that is on is changed. */
export function ProofForm({ text, action, problem, isBusy, onSubmit, onCancel }: ProofFormProps) {
  const { t } = useTranslation('second-factor')
  const [proof, setProof] = useState<Proof>({ password: '', code: '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(proof)
  }
  return (
    <form className={styles['card']} onSubmit={submit} noValidate>
      <p>{text}</p>
      <PasswordField
        label={t('second-factor:password')}
        autoComplete="current-password"
        value={proof.password}
        onChange={(event) => setProof({ ...proof, password: event.target.value })}
      />
      <CodeField label={t('second-factor:code')} value={proof.code} onChange={(code) => setProof({ ...proof, code })} />
      {problem !== null && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
      <div className={styles['buttons']}>
        <Button type="submit" loading={isBusy} disabled={!proof.password || proof.code.trim().length < 6}>
          {action}
        </Button>
        <Button tone="text" onClick={onCancel}>
          {t('ui:cancel')}
        </Button>
      </div>
    </form>
  )
}
