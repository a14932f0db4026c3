import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '@zhike/core/api/route'
import type { getTodayNumbers } from '@zhike/core/today/api'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { reasonWords } from '../ownership/reason-words.ts'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Section } from '../ui/layout/Section.tsx'
import type { Who } from './api.ts'
import styles from './today.module.css'

type Change = OutputOf<typeof getTodayNumbers>['ownershipChanges'][number]

/** What came and what went, with the reason in a word. */
export function OwnershipChanges({ changes, who }: { changes: readonly Change[]; who: Who }) {
  const { t } = useTranslation(['today', 'ownership'])
  if (changes.length === 0) return null
  return (
    <Section title={t('today:changes')}>
      <ul className={styles['lines']}>
        {changes.map((change) => (
          <ChangeItem key={`${change.customerId} ${change.at}`} change={change} who={who} />
        ))}
      </ul>
    </Section>
  )
}

function ChangeItem({ change, who }: { change: Change; who: Who }) {
  const { t } = useTranslation(['today', 'ownership'])
  const format = useFormat()
  const { person } = useSession()
  const gained = change.direction === 'gained'
  // The mark shows the other side: where it came from, or who has it now.
  const other = gained ? change.from : change.to
  const isByPerson =
    change.rulePosition === null && change.actorName !== person.name && change.actorName !== change.to.name
  const name = change.isVisible ? (
    <Link to="/customers/$customerId" params={{ customerId: change.customerId }}>
      {change.customerName}
    </Link>
  ) : (
    <span>{change.customerName}</span>
  )
  const words = gained
    ? who === 'me'
      ? t('today:cameToYou')
      : t('today:cameTo', { name: change.to.name })
    : t(change.to.kind === 'pool' ? 'today:wentToPool' : 'today:wentTo', { name: change.to.name })
  return (
    <li className={styles['change']}>
      <Avatar
        size="small"
        kind={other?.kind ?? 'team'}
        name={other?.name ?? change.customerName}
        isMe={other?.id === person.id}
      />
      <div className="grow">
        <div>
          {name} {words}
        </div>
        <div className="meta">
          <Facts
            items={[
              format.instantAgo(change.at),
              reasonWords(t, change.reasonCode, change.rulePosition),
              isByPerson && change.actorName,
            ]}
          />
        </div>
      </div>
    </li>
  )
}
