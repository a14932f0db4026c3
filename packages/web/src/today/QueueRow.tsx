import { Link } from '@tanstack/react-router'
import { Clock, PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FollowUpKind } from '@zhike/core/follow-ups/schema'
import type { TodayRow } from '@zhike/core/today/schema'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { CallLink } from '../customers/PhoneNumber.tsx'
import { PostponePopup } from '../customers/PostponePopup.tsx'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { useNextContact } from '../customers/use-next-contact.ts'
import { useTierNames } from '../customers/use-tier-names.ts'
import { FollowUpComposer } from '../follow-ups/FollowUpComposer.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { classNames } from '../ui/class-names.ts'
import { formatPhone } from '../ui/format/phone.ts'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { whyWords } from './why-words.ts'
import styles from './today.module.css'

interface QueueRowProps {
  row: TodayRow
  withHolder: boolean
  isActive: boolean
  isLeaving: boolean
  /** The box is open under the row. */
  writingKind: FollowUpKind | undefined
  mayWrite: boolean
  onActivate: () => void
  onWrite: (kind?: FollowUpKind) => void
  onCancel: () => void
  onDone: () => Promise<void>
}

/** Customer and why, what was last said, whom to talk to; call, write, postpone. */
export function QueueRow(props: QueueRowProps) {
  const { row, mayWrite, writingKind } = props
  const { t } = useTranslation('today')
  const isPhone = useIsPhone()
  const { person } = useSession()
  const name = row.shortName ?? row.name
  const customer = { id: row.customerId, name, nextContactOn: row.nextContactOn, nextStep: row.nextStep }
  const postpone = useNextContact(customer, { onChanged: props.onDone })
  const phone = row.primaryContact?.mobile ?? row.phone
  const isWriting = writingKind !== undefined
  return (
    <li
      className={classNames(styles['item'], isWriting && styles['open'], props.isLeaving && styles['leaving'])}
      onFocus={props.onActivate}
    >
      <div
        className={styles['row']}
        data-row={row.customerId}
        data-active={props.isActive || undefined}
        tabIndex={props.isActive ? 0 : -1}
      >
        <TierMark tier={row.tier} />
        <div className={styles['who']}>
          <div className={styles['name']}>
            <Link to="/customers/$customerId" params={{ customerId: row.customerId }} title={row.name}>
              {name}
            </Link>
            <VipMark isVip={row.isVip} />
          </div>
          <Why row={row} />
        </div>
        <LastSaid row={row} withHolder={props.withHolder || row.holder.id !== person.id} />
        <div className={styles['contact']}>
          {row.primaryContact && (
            <div className="ellipsis">
              {row.primaryContact.name} {row.primaryContact.title}
            </div>
          )}
          {phone && <small>{formatPhone(phone)}</small>}
        </div>
        <div className={styles['actions']}>
          {phone && (
            // Back from the call, the box to write it down is there.
            <span onClickCapture={() => mayWrite && !isWriting && props.onWrite('call')}>
              <CallLink phone={phone} of={row.primaryContact?.name ?? name} {...(isPhone ? { size: 'large' } : {})} />
            </span>
          )}
          {mayWrite && (
            <>
              <IconButton
                label={t('today:write', { name })}
                aria-expanded={isWriting}
                icon={<PenLine />}
                {...(isPhone ? { size: 'large' } : {})}
                onClick={() => props.onWrite()}
              />
              {!isPhone && (
                <PostponePopup
                  value={row.nextContactOn}
                  onPick={(on) => postpone.mutate({ on, step: row.nextStep })}
                  trigger={
                    <IconButton label={t('today:postpone', { name })} icon={<Clock />} disabled={postpone.isPending} />
                  }
                />
              )}
            </>
          )}
        </div>
      </div>
      {isWriting && (
        <div className={styles['composer']}>
          <FollowUpComposer
            customer={customer}
            kind={writingKind}
            takesFocus
            accent
            onSaved={props.onDone}
            onCancel={props.onCancel}
          />
        </div>
      )}
    </li>
  )
}

function Why({ row }: { row: TodayRow }) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const names = useTierNames()
  const { parts, tone } = whyWords(row.why, row.tier, {
    t,
    when: (instant) => format.within.instantAgo(instant),
    tierLabel: names.label,
  })
  return (
    <div className={classNames(styles['why'], 'ellipsis', tone !== 'plain' && tone)} title={parts.join(' ')}>
      <Facts items={parts} />
    </div>
  )
}

function LastSaid({ row, withHolder }: { row: TodayRow; withHolder: boolean }) {
  const { t } = useTranslation(['today', 'follow-ups'])
  const format = useFormat()
  const { person } = useSession()
  const last = row.lastFollowUp
  const holder = withHolder && t('today:heldBy', { name: row.holder.name })
  if (!last) {
    return (
      <div className={styles['last']}>
        <div className="ellipsis text-3">{t('today:noFollowUp')}</div>
        {holder && <small>{holder}</small>}
      </div>
    )
  }
  // The holder is named below; whoever else wrote it is named before the words.
  const isKnown = last.authorName === (withHolder ? row.holder.name : person.name)
  const byOther = last.authorName && !isKnown
  const text = byOther ? t('today:said', { name: last.authorName, text: last.text }) : last.text
  return (
    <div className={styles['last']}>
      <div className="ellipsis" title={last.text}>
        {text}
      </div>
      <small>
        <Facts items={[format.instantAgo(last.happenedAt), t(`follow-ups:kinds.${last.kind}`), holder]} />
      </small>
    </div>
  )
}
