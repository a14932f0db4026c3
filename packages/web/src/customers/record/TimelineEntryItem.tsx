import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight, Pencil, ReceiptText, ShieldCheck, TrendingUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '@zhike/core/customers/timeline-schema'
import { historyRecords } from '@zhike/core/history/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { useHistoryWords } from '../../history/use-history-words.ts'
import { consentsQuery } from '../../consents/api.ts'
import { usePurposeName } from '../../consents/use-purpose-names.ts'
import { orderWords } from '../../orders/order-words.ts'
import { reasonWords } from '../../ownership/reason-words.ts'
import { formatCount } from '../../ui/format/number.ts'
import { Facts } from '../../ui/identity/Facts.tsx'
import { Tag } from '../../ui/identity/Tag.tsx'
import { TimelineItem } from '../../ui/timeline/Timeline.tsx'
import { useTierNames } from '../use-tier-names.ts'
import { FollowUpEntry } from './FollowUpEntry.tsx'

interface EntryProps {
  customerId: string
  entry: TimelineEntry
  /** Below the head of its day: then it says the time alone. */
  isUnderDay?: boolean
}

export function TimelineEntryItem({ customerId, entry, isUnderDay = false }: EntryProps) {
  const format = useFormat()
  const when = isUnderDay ? format.time(entry.at) : format.moment(entry.at)
  switch (entry.kind) {
    case 'follow-up':
      return <FollowUpEntry customerId={customerId} at={entry.at} when={when} followUp={entry.followUp} />
    case 'order':
      return <OrderEntry when={isUnderDay ? '' : format.date(entry.order.orderedOn)} order={entry.order} />
    case 'ownership':
      return <OwnershipEntry at={entry.at} when={when} change={entry.ownership} />
    case 'tier':
      return <TierEntry at={entry.at} when={when} change={entry.tier} />
    case 'change':
      return <ChangeEntry at={entry.at} when={when} change={entry.change} />
    case 'consent':
      return <ConsentEntry customerId={customerId} at={entry.at} when={when} consent={entry.consent} />
  }
}

type Of<Kind extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: Kind }>

function OrderEntry({ when, order }: { when: string; order: Of<'order'>['order'] }) {
  const { t } = useTranslation(['customers', 'orders'])
  const format = useFormat()
  const words = orderWords(t, order.firstLine, order.lineCount)
  return (
    <TimelineItem
      icon={<ReceiptText />}
      tone="ok"
      who={t('customers:entry.order')}
      what={order.number}
      when={when}
      whenTitle={order.orderedOn}
    >
      {words && `${words}${t('customers:comma')}`}
      <b title={format.exactMoney(order.amount, order.currency)}>{format.money(order.amount, 2, order.currency)}</b>
    </TimelineItem>
  )
}

function OwnershipEntry({ at, when, change }: { at: string; when: string; change: Of<'ownership'>['ownership'] }) {
  const { t } = useTranslation(['customers', 'ownership'])
  const format = useFormat()
  return (
    <TimelineItem
      icon={<ArrowLeftRight />}
      who={t('customers:entry.ownership')}
      what={change.from ? `${change.from.name} → ${change.to.name}` : change.to.name}
      when={when}
      whenTitle={format.instant(at)}
      tags={
        <>
          <Tag>{reasonWords(t, change.reasonCode, change.rulePosition)}</Tag>
          {change.rulePosition === null && change.actorName !== change.to.name && <Tag>{change.actorName}</Tag>}
        </>
      }
    />
  )
}

function TierEntry({ at, when, change }: { at: string; when: string; change: Of<'tier'>['tier'] }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const names = useTierNames()
  const words = (tier: typeof change.from, isVip: boolean) =>
    [tier ? names.label(tier) : t('customers:noTierShort'), isVip && names.vip].filter(Boolean).join(' ')
  return (
    <TimelineItem
      icon={<TrendingUp />}
      who={t('customers:entry.tier')}
      what={`${words(change.from, change.fromVip)} → ${words(change.to, change.toVip)}`}
      when={when}
      whenTitle={format.instant(at)}
      tags={change.rank && <Tag>{t('customers:rank', { rank: formatCount(change.rank) })}</Tag>}
    />
  )
}

function ChangeEntry({ at, when, change }: { at: string; when: string; change: Of<'change'>['change'] }) {
  const { t } = useTranslation(['customers', 'audit'])
  const format = useFormat()
  const record = historyRecords.find((one) => change.action.startsWith(`${one}.`)) ?? 'customer'
  const words = useHistoryWords({}, record)
  const fields = change.fields.map(words.field)
  return (
    <TimelineItem
      icon={<Pencil />}
      who={change.actorName}
      what={<Facts items={[t(`customers:change.${change.action}`), change.subject]} />}
      when={when}
      whenTitle={format.instant(at)}
      tags={
        (fields.length > 0 || change.isImport) && (
          <>
            {change.isImport && <Tag>{t('customers:byImport')}</Tag>}
            {fields.map((field) => (
              <Tag key={field}>{field}</Tag>
            ))}
          </>
        )
      }
    />
  )
}

interface ConsentEntryProps {
  customerId: string
  at: string
  when: string
  consent: Of<'consent'>['consent']
}

function ConsentEntry({ customerId, at, when, consent }: ConsentEntryProps) {
  const { t } = useTranslation(['customers', 'consents'])
  const format = useFormat()
  const nameOf = usePurposeName(useQuery(consentsQuery(customerId)).data?.purposes ?? [])
  return (
    <TimelineItem
      icon={<ShieldCheck />}
      who={consent.personName}
      what={t(`customers:consent.${consent.decision}`)}
      when={when}
      whenTitle={format.instant(at)}
      tags={
        <>
          <Tag>{nameOf(consent.purpose)}</Tag>
          <Tag>{t(`consents:channel.${consent.channel}`)}</Tag>
        </>
      }
    />
  )
}
