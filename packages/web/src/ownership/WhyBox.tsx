import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayInZone } from '@zhike/core/kernel/time'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { SkeletonLines, useIsSlow } from '../ui/state/Skeleton.tsx'
import { ownershipQuery } from './api.ts'
import { HolderLeave } from './HolderLeave.tsx'
import { WhyPopover } from './WhyPopover.tsx'
import styles from './why.module.css'

interface WhyBoxProps {
  customerId: string
  holder: { kind: 'person' | 'pool'; id: string; name: string }
  onHistory?: () => void
}

/** Who is responsible, since when, and why in one sentence: the first thing in a drawer. */
export function WhyBox({ customerId, holder, onHistory }: WhyBoxProps) {
  const { t } = useTranslation('ownership')
  const format = useFormat()
  const { person } = useSession()
  const { data, isPending } = useQuery(ownershipQuery(customerId))
  const isSlow = useIsSlow(isPending)
  return (
    <div className={styles['box']}>
      <div className={styles['boxHead']}>
        <Avatar kind={holder.kind} name={holder.name} isMe={holder.id === person.id} />
        <b>{t(holder.kind === 'person' ? 'ownership:heldBy' : 'ownership:liesIn', { name: holder.name })}</b>
        {data && (
          <span className="text-2">
            {dayInZone(new Date(data.since), format.timeZone)} {data.label}
          </span>
        )}
        <WhyPopover customerId={customerId} holder={holder} {...(onHistory ? { onHistory } : {})} />
      </div>
      {isSlow && <SkeletonLines lines={1} />}
      <HolderLeave customerId={customerId} />
      {data && <p className={styles['boxText']}>{data.sentence}</p>}
    </div>
  )
}
