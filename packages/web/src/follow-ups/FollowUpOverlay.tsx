import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '@zhike/core/search/schema'
import { problemMessage } from '../app/api-problem.ts'
import type { OverlayProps } from '../app/overlay-props.ts'
import { customerQuery } from '../customers/api.ts'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { CustomerFinder } from '../search/CustomerFinder.tsx'
import { todayQuery } from '../today/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { FollowUpComposer } from './FollowUpComposer.tsx'
import styles from './follow-ups.module.css'

const suggested = 5

/** 写跟进 from anywhere: first whom, unless a customer is on the page, then the box. */
export function FollowUpOverlay({ open, onClose }: OverlayProps) {
  const { t } = useTranslation('follow-ups')
  const { customerId: onPage } = useParams({ strict: false })
  const [picked, setPicked] = useState<string>()
  const [isChanging, setChanging] = useState(false)
  useEffect(() => {
    if (open) return
    setPicked(undefined)
    setChanging(false)
  }, [open])
  const customerId = isChanging ? picked : (picked ?? onPage)
  return (
    <Dialog title={t('follow-ups:write')} open={open} onClose={onClose} width={600}>
      {customerId ? (
        <WriteFor
          customerId={customerId}
          onDone={onClose}
          onChange={() => {
            setPicked(undefined)
            setChanging(true)
          }}
        />
      ) : (
        <Whom onPick={setPicked} onCancel={onClose} />
      )}
    </Dialog>
  )
}

function Whom({ onPick, onCancel }: { onPick: (customerId: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('follow-ups')
  const { data } = useQuery(todayQuery('me'))
  const suggestions: SearchHit[] | undefined = data?.groups
    .flatMap((group) => group.items)
    .slice(0, suggested)
    .map((row) => ({
      ...row,
      name: row.shortName ?? row.name,
      regionCode: null,
      by: 'name',
      contact: row.primaryContact,
    }))
  return (
    <div className={styles['whom']}>
      <CustomerFinder
        label={t('follow-ups:whom')}
        placeholder={t('follow-ups:find')}
        onPick={(hit) => onPick(hit.customerId)}
        onCancel={onCancel}
        suggestionsLabel={t('follow-ups:recent')}
        {...(suggestions ? { suggestions } : {})}
      />
    </div>
  )
}

interface WriteForProps {
  customerId: string
  onDone: () => void
  onChange: () => void
}

function WriteFor({ customerId, onDone, onChange }: WriteForProps) {
  const { t } = useTranslation('follow-ups')
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId))
  if (error && !customer) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!customer) return <LoadingState lines={3} />
  const name = customer.shortName ?? customer.name
  return (
    <>
      <div className={styles['picked']}>
        <TierMark tier={customer.tier} />
        <b className="ellipsis" title={customer.name}>
          {name}
        </b>
        <VipMark isVip={customer.isVip} />
        <Button tone="link" className={styles['change'] ?? ''} onClick={onChange}>
          {t('follow-ups:change')}
        </Button>
      </div>
      {customer.abilities.writeFollowUps ? (
        <FollowUpComposer customer={{ ...customer, name }} takesFocus lines={4} onSaved={onDone} />
      ) : (
        <p className="text-2">{t('follow-ups:notYours', { name: customer.holder.name })}</p>
      )}
    </>
  )
}
