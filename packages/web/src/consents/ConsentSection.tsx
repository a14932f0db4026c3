import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentList } from '@zhike/core/consents/schema'
import { Button } from '../ui/controls/Button.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { consentsQuery } from './api.ts'
import { ConsentHistory } from './ConsentHistory.tsx'
import { standingConsents } from './group-consents.ts'
import { RecordConsentDialog } from './RecordConsentDialog.tsx'
import { usePurposeName } from './use-purpose-names.ts'
import styles from './consents.module.css'

/** 同意: who may be addressed for what and by which channel. Absent where there is nobody to ask. */
export function ConsentSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation('consents')
  const { data } = useQuery(consentsQuery(customerId))
  const [open, setOpen] = useState<'record' | 'history'>()
  if (!data || data.people.length === 0) return null
  return (
    <Section
      title={t('consents:title')}
      end={
        <span className={styles['links']}>
          {data.items.length > 0 && (
            <Button tone="link" size="small" onClick={() => setOpen('history')}>
              {t('consents:history')}
            </Button>
          )}
          {data.abilities.write && (
            <Button tone="link" size="small" onClick={() => setOpen('record')}>
              {t('consents:record')}
            </Button>
          )}
        </span>
      }
    >
      <Standing list={data} />
      {open === 'record' && (
        <RecordConsentDialog customerId={customerId} list={data} onClose={() => setOpen(undefined)} />
      )}
      {open === 'history' && <ConsentHistory customerId={customerId} list={data} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function Standing({ list }: { list: ConsentList }) {
  const { t } = useTranslation('consents')
  const purpose = usePurposeName(list.purposes)
  const groups = standingConsents(list)
  if (groups.length === 0) return <p className="meta">{t('consents:none')}</p>
  return (
    <ul className={styles['standing']}>
      {groups.map((group) => (
        <li key={`${group.contactId ?? ''} ${group.purpose}`}>
          <span>{t('consents:line', { person: group.person, purpose: purpose(group.purpose) })}</span>
          <span className={styles['channels']}>
            {group.standing.map((one) => (
              <Tag key={one.id} tone={one.decision === 'given' ? 'ok' : 'bad'}>
                {t(one.decision === 'given' ? 'consents:channelGiven' : 'consents:channelRefused', {
                  channel: t(`consents:channel.${one.channel}`),
                })}
              </Tag>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
