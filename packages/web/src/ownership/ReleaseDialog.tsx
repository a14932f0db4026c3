import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { releaseCodes, type ReleaseCode } from '@zhike/core/ownership/reasons'
import { listPools } from '@zhike/core/pools/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Chip } from '../ui/controls/Chip.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import type { MovedCustomer } from './moved-customer.ts'
import { useMoveCustomers } from './use-move-customers.ts'
import { whatOf } from './what-of.ts'
import styles from './ownership.module.css'

interface ReleaseDialogProps {
  customers: readonly MovedCustomer[]
  open: boolean
  onClose: () => void
  onMoved?: () => void
}

/** Gives customers back to a pool, with the reason that the next one should know. */
export function ReleaseDialog(props: ReleaseDialogProps) {
  const { t } = useTranslation('ownership')
  return (
    <Dialog
      title={t('ownership:releaseTitle', { what: whatOf(props.customers, t) })}
      open={props.open}
      onClose={props.onClose}
    >
      <ReleaseForm {...props} />
    </Dialog>
  )
}

function ReleaseForm({ customers, onClose, onMoved }: ReleaseDialogProps) {
  const { t } = useTranslation('ownership')
  const pools = useQuery({
    queryKey: ['pools', 'open'],
    queryFn: async ({ signal }) => (await callRoute(listPools, { query: {}, signal })).items,
    staleTime: 60_000,
  })
  const { release } = useMoveCustomers(customers)
  const [poolId, setPoolId] = useState<string>()
  const [reasonCode, setReasonCode] = useState<ReleaseCode>()
  const [note, setNote] = useState('')

  if (pools.isError) return <ErrorState text={problemMessage(pools.error)} onRetry={() => void pools.refetch()} />
  if (!pools.data) return <LoadingState lines={4} />
  const open = pools.data.filter((pool) => pool.kind === 'public' && pool.isActive)
  const pool = open.find((one) => one.id === poolId) ?? open.find((one) => one.isDefault) ?? open[0]
  // What no word of the list says must be said in one's own.
  const lacksNote = reasonCode === 'other' && note.trim() === ''
  const submit = async () => {
    if (!pool || !reasonCode || lacksNote) return
    await release.mutateAsync({ pool, reasonCode, note: note.trim() })
    onClose()
    onMoved?.()
  }
  return (
    <div className={styles['form']}>
      {open.length > 1 && (
        <SelectField
          label={t('ownership:intoPool')}
          value={pool?.id ?? ''}
          options={open.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setPoolId(event.target.value)}
        />
      )}
      <fieldset>
        <legend className={styles['legend']}>{t('ownership:whyRelease')}</legend>
        <div className="row wrap">
          {releaseCodes.map((code) => (
            <Chip key={code} chosen={code === reasonCode} onClick={() => setReasonCode(code)}>
              {t(`ownership:releaseCode.${code}`)}
            </Chip>
          ))}
        </div>
      </fieldset>
      <TextAreaField
        label={t('ownership:note')}
        optional={reasonCode !== 'other'}
        rows={2}
        maxLength={500}
        placeholder={t('ownership:releaseNote')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {release.error && <InlineProblem>{problemMessage(release.error)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('ownership:cancel')}</Button>
        <Button
          tone="primary"
          disabled={!reasonCode || !pool || lacksNote}
          loading={release.isPending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {pool ? t('ownership:releaseTo', { pool: pool.name }) : t('ownership:release')}
        </Button>
      </div>
    </div>
  )
}
