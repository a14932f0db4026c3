import { useTranslation } from 'react-i18next'
import type { SearchHit } from '@zhike/core/search/schema'
import { useSession } from '../app/session/use-session.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { useReferenceNames } from '../reference/use-reference.ts'
import { formatPhone } from '../ui/format/phone.ts'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Marked } from './Marked.tsx'
import styles from './search.module.css'

interface FoundCustomerProps {
  hit: SearchHit
  /** What fitted in its name. */
  marks?: readonly (readonly [number, number])[]
}

/** A customer among the results: name, contact that fitted or the primary one, region, holder. */
export function FoundCustomer({ hit, marks = [] }: FoundCustomerProps) {
  const { t } = useTranslation('search')
  const names = useReferenceNames()
  const isPhone = useIsPhone()
  const { person } = useSession()
  const { contact } = hit
  return (
    <>
      <TierMark tier={hit.tier} />
      <div className="grow">
        <div className={styles['name']}>
          <b className="ellipsis">
            <Marked text={hit.name} marks={marks} />
          </b>
          <VipMark isVip={hit.isVip} />
        </div>
        <div className={`${styles['facts']} ellipsis`}>
          <Facts
            items={[
              hit.by !== 'name' && <span className={styles['by']}>{t(`search:by.${hit.by}`)}</span>,
              contact && (isPhone ? contact.name : [contact.name, contact.title].filter(Boolean).join(' ')),
              contact?.mobile && formatPhone(contact.mobile),
              names.region(hit.regionCode),
            ]}
          />
        </div>
      </div>
      {isPhone ? (
        <span title={hit.holder.name}>
          <Avatar kind={hit.holder.kind} name={hit.holder.name} isMe={hit.holder.id === person.id} />
          <span className="visually-hidden">{hit.holder.name}</span>
        </span>
      ) : (
        <HolderMark holder={hit.holder} />
      )}
    </>
  )
}
