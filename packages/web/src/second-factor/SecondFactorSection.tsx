import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldCheck, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondFactorStatus } from '@zhike/core/second-factor/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { secondFactorQuery, useProved } from './api.ts'
import { EnrolSteps } from './EnrolSteps.tsx'
import { ProofForm } from './ProofForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import styles from './second-factor.module.css'

/** My account: the second factor, its recovery codes, and the ways in and out of it. */
export function SecondFactorSection() {
  const { t } = useTranslation('second-factor')
  const { data, error, isPending, refetch } = useQuery(secondFactorQuery)
  return (
    <FormSection title={t('second-factor:title')} text={t('second-factor:text')}>
      {error && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {isPending && <SkeletonLines lines={2} />}
      {data && (data.isOn ? <SwitchedOn status={data} /> : <SwitchedOff status={data} />)}
    </FormSection>
  )
}

function SwitchedOff({ status }: { status: SecondFactorStatus }) {
  const { t } = useTranslation('second-factor')
  const client = useQueryClient()
  const [isEnrolling, setEnrolling] = useState(false)
  const done = async () => {
    await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
    showToast({ text: t('second-factor:enrol.done') })
  }
  if (!status.hasPassword) return <p className={styles['none']}>{t('second-factor:noPassword')}</p>
  if (isEnrolling) {
    return (
      <EnrolSteps
        needsPassword={status.needsPassword}
        onDone={() => void done()}
        onCancel={() => setEnrolling(false)}
      />
    )
  }
  return (
    <div className={styles['state']}>
      <ShieldOff aria-hidden="true" />
      <span className="grow">{t('second-factor:off')}</span>
      <Button size="small" onClick={() => setEnrolling(true)}>
        {t('second-factor:switchOn')}
      </Button>
    </div>
  )
}

function SwitchedOn({ status }: { status: SecondFactorStatus }) {
  const { t } = useTranslation('second-factor')
  const format = useFormat()
  const [asking, setAsking] = useState<'renew' | 'disable'>()
  const { renew, disable } = useProved()
  const left = t('second-factor:codesLeft', { count: status.recoveryCodesLeft })
  const isShort = status.recoveryCodesLeft < 3

  if (renew.data) {
    const done = () => {
      renew.reset()
      setAsking(undefined)
    }
    return <RecoveryCodes codes={renew.data.recoveryCodes} onDone={done} />
  }
  return (
    <>
      <div className={styles['state']}>
        <ShieldCheck aria-hidden="true" data-on />
        <div className="grow">
          <div>{t('second-factor:on')}</div>
          <div className="meta">
            <Facts
              items={[
                status.since && t('second-factor:since', { when: format.within.instantAgo(status.since) }),
                isShort ? <span className="bad">{left}</span> : left,
              ]}
            />
          </div>
        </div>
        {!asking && (
          <span className={styles['buttons']}>
            <Button size="small" onClick={() => setAsking('renew')}>
              {t('second-factor:renew.action')}
            </Button>
            {!status.isRequired && (
              <Button size="small" onClick={() => setAsking('disable')}>
                {t('second-factor:disable.action')}
              </Button>
            )}
          </span>
        )}
      </div>
      {status.isRequired && <p className="meta">{t('second-factor:required')}</p>}
      {asking === 'renew' && (
        <ProofForm
          text={t('second-factor:renew.text')}
          action={t('second-factor:renew.confirm')}
          problem={renew.error}
          isBusy={renew.isPending}
          onSubmit={(proof) => renew.mutate(proof)}
          onCancel={() => setAsking(undefined)}
        />
      )}
      {asking === 'disable' && (
        <ProofForm
          text={t('second-factor:disable.text')}
          action={t('second-factor:disable.confirm')}
          problem={disable.error}
          isBusy={disable.isPending}
          onSubmit={(proof) =>
            disable.mutate(proof, { onSuccess: () => showToast({ text: t('second-factor:disable.done') }) })
          }
          onCancel={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
