import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerGroup, Subsidiary } from '@zhike/core/customer-groups/schema'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { subsidiariesQuery } from './api.ts'
import styles from './customer-groups.module.css'

interface GroupTreeProps {
  customer: Pick<Customer, 'id' | 'name' | 'tier' | 'isVip' | 'holder' | 'revenue12m'>
  group: CustomerGroup
}

/** From the top of the group down to the customer, and what lies below it, opened branch by branch. */
export function GroupTree({ customer, group }: GroupTreeProps) {
  const { t } = useTranslation('customer-groups')
  const format = useFormat()
  const [first, ...rest] = group.path
  const own = (
    <Line
      isHere
      mark={<TierMark tier={customer.tier} />}
      name={
        <>
          <b className="ellipsis">{customer.name}</b>
          <VipMark isVip={customer.isVip} />
        </>
      }
      facts={[t('customer-groups:here'), <HolderMark key="holder" holder={customer.holder} />]}
      figure={format.money(customer.revenue12m)}
    >
      {group.totals.customers + group.totals.hidden > 1 && <Branch customerId={customer.id} />}
    </Line>
  )
  return (
    <ul className={styles['tree']} aria-label={t('customer-groups:tree')}>
      {first === undefined ? own : <Above one={first} rest={rest} below={own} />}
    </ul>
  )
}

function Above({
  one,
  rest,
  below,
}: {
  one: CustomerGroup['path'][number]
  rest: CustomerGroup['path']
  below: ReactNode
}) {
  const { t } = useTranslation('customer-groups')
  const [next, ...others] = rest
  return (
    <Line
      name={
        one ? (
          <Link to="/customers/$customerId" params={{ customerId: one.id }} search={{ tab: 'related' }}>
            {one.name}
          </Link>
        ) : (
          <span className="text-3">{t('customer-groups:outside')}</span>
        )
      }
    >
      <ul>{next === undefined ? below : <Above one={next} rest={others} below={below} />}</ul>
    </Line>
  )
}

/** What lies directly below one customer. */
function Branch({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customer-groups')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    subsidiariesQuery(customerId),
  )
  if (error && !data) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  const items = data?.pages.flatMap((page) => page.items) ?? []
  if (items.length === 0) return null
  return (
    <ul>
      {items.map((item) => (
        <Below key={item.id} item={item} />
      ))}
      {hasNextPage && (
        <li>
          <Button size="small" tone="text" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('customer-groups:more')}
          </Button>
        </li>
      )}
    </ul>
  )
}

function Below({ item }: { item: Subsidiary }) {
  const { t } = useTranslation('customer-groups')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const name = item.shortName ?? item.name
  return (
    <Line
      toggle={
        item.below > 0 && (
          <IconButton
            size="small"
            aria-expanded={isOpen}
            label={t(isOpen ? 'customer-groups:close' : 'customer-groups:open', { name })}
            icon={isOpen ? <ChevronDown /> : <ChevronRight />}
            onClick={() => setOpen(!isOpen)}
          />
        )
      }
      mark={<TierMark tier={item.tier} />}
      name={
        <>
          <Link
            to="/customers/$customerId"
            params={{ customerId: item.id }}
            search={{ tab: 'related' }}
            className="ellipsis"
            title={item.name}
          >
            {name}
          </Link>
          <VipMark isVip={item.isVip} />
        </>
      }
      facts={[
        item.hiddenBetween > 0 && t('customer-groups:over', { count: item.hiddenBetween }),
        <HolderMark key="holder" holder={item.holder} />,
        item.below > 0 && t('customer-groups:below', { count: item.below }),
        item.below > 0 && t('customer-groups:withBelow', { amount: format.money(item.groupRevenue12m) }),
      ]}
      figure={format.money(item.revenue12m)}
    >
      {isOpen && <Branch customerId={item.id} />}
    </Line>
  )
}

interface LineProps {
  toggle?: ReactNode
  mark?: ReactNode
  name: ReactNode
  facts?: readonly ReactNode[]
  figure?: string
  isHere?: boolean
  children?: ReactNode
}

function Line({ toggle, mark, name, facts = [], figure, isHere = false, children }: LineProps) {
  return (
    <li aria-current={isHere || undefined}>
      <div className={styles['line']}>
        <span className={styles['toggle']}>{toggle}</span>
        {mark}
        <div className={styles['text']}>
          <div className={styles['name']}>{name}</div>
          <div className={styles['facts']}>
            <Facts items={facts} />
          </div>
        </div>
        {figure && <span className={styles['figure']}>{figure}</span>}
      </div>
      {children}
    </li>
  )
}
