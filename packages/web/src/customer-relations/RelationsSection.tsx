import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRelation } from '@zhike/core/customer-relations/schema'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { relationsQuery, useRelationChanges } from './api.ts'
import styles from './customer-relations.module.css'
import { RelationDialog } from './RelationDialog.tsx'
import { useRelationKinds } from './use-relation-kinds.ts'

/** 相关客户: what other customers are to this one. */
export function RelationsSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customer-relations')
  const { data, error, refetch } = useQuery(relationsQuery(customer.id))
  const [dialog, setDialog] = useState<{ relation: CustomerRelation | null }>()
  const mayAdd = customer.abilities.update
  return (
    <Section
      title={t('customer-relations:title')}
      end={
        mayAdd && (
          <Button tone="link" size="small" onClick={() => setDialog({ relation: null })}>
            {t('customer-relations:add')}
          </Button>
        )
      }
    >
      {error && !data && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && data.hidden === 0 && <p className="meta">{t('customer-relations:none')}</p>}
      {data && data.items.length > 0 && (
        <ul className={styles['list']}>
          {data.items.map((relation) => (
            <RelationItem
              key={relation.id}
              customerId={customer.id}
              relation={relation}
              onEdit={() => setDialog({ relation })}
            />
          ))}
        </ul>
      )}
      {data && data.hidden > 0 && <p className="meta">{t('customer-relations:hidden', { count: data.hidden })}</p>}
      {dialog && <RelationDialog customer={customer} relation={dialog.relation} onClose={() => setDialog(undefined)} />}
    </Section>
  )
}

interface RelationItemProps {
  customerId: string
  relation: CustomerRelation
  onEdit: () => void
}

function RelationItem({ customerId, relation, onEdit }: RelationItemProps) {
  const { t } = useTranslation('customer-relations')
  const format = useFormat()
  const { word } = useRelationKinds()
  const { add, remove } = useRelationChanges(customerId)
  const { id, kind, otherIs, other, note, since, until, abilities } = relation
  const isOver = until !== null && until < format.today
  const refused = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })
  const takeAway = () =>
    remove.mutate(
      { id, otherId: other.id },
      {
        onError: refused,
        onSuccess: () =>
          showToast({
            text: t('customer-relations:removed', { name: other.name }),
            undo: () =>
              add.mutate({ otherId: other.id, values: { kind, otherIs, note, since, until } }, { onError: refused }),
          }),
      },
    )
  return (
    <li className={styles['item']} data-over={isOver || undefined}>
      <Tag>{word(kind, otherIs)}</Tag>
      <div className={styles['text']}>
        <div className={styles['name']}>
          <TierMark tier={other.tier} />
          <Link
            to="/customers/$customerId"
            params={{ customerId: other.id }}
            search={{ tab: 'related' }}
            className="ellipsis"
            title={other.name}
          >
            {other.name}
          </Link>
          <VipMark isVip={other.isVip} />
        </div>
        <div className={styles['facts']}>
          <Facts
            items={[
              <HolderMark key="holder" holder={other.holder} />,
              since && t('customer-relations:sinceDay', { day: format.date(since) }),
              until &&
                t(isOver ? 'customer-relations:overDay' : 'customer-relations:untilDay', { day: format.date(until) }),
            ]}
          />
        </div>
        {note && <div className={styles['note']}>{note}</div>}
      </div>
      {abilities.update && (
        <IconButton
          size="small"
          label={t('customer-relations:editOf', { name: other.name })}
          icon={<Pencil />}
          onClick={onEdit}
        />
      )}
      {abilities.delete && (
        <IconButton
          size="small"
          label={t('customer-relations:removeOf', { name: other.name })}
          icon={<Trash2 />}
          onClick={takeAway}
        />
      )}
    </li>
  )
}
