import { useQuery } from '@tanstack/react-query'
import { Maximize2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../../app/api-problem.ts'
import { IconLink } from '../../ui/controls/IconLink.tsx'
import { SideDrawer } from '../../ui/layout/SideDrawer.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { LoadingState } from '../../ui/state/Skeleton.tsx'
import { customerQuery } from '../api.ts'
import { TierMark, VipMark } from '../TierMark.tsx'
import { DrawerContent } from './DrawerContent.tsx'
import { WatchButton } from './WatchButton.tsx'

interface CustomerDrawerProps {
  customerId: string | undefined
  onClose: () => void
}

/** A customer beside the list: responsible and why, next step, three figures, the latest entries. */
export function CustomerDrawer({ customerId, onClose }: CustomerDrawerProps) {
  const { t } = useTranslation('customers')
  const {
    data: customer,
    error,
    refetch,
  } = useQuery({ ...customerQuery(customerId ?? ''), enabled: customerId !== undefined })
  const isOpen = customerId !== undefined
  return (
    <SideDrawer
      label={customer?.name ?? t('customers:details')}
      open={isOpen}
      onClose={onClose}
      title={
        customer && (
          <>
            <TierMark tier={customer.tier} size="large" />
            <span className="ellipsis" title={customer.name}>
              {customer.name}
            </span>
            <VipMark isVip={customer.isVip} />
          </>
        )
      }
      actions={
        customer && (
          <>
            <WatchButton customer={customer} />
            <IconLink
              to="/customers/$customerId"
              params={{ customerId: customer.id }}
              label={t('customers:openPage')}
              icon={<Maximize2 />}
            />
          </>
        )
      }
    >
      {error && !customer ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : customer ? (
        <DrawerContent key={customer.id} customer={customer} onClose={onClose} />
      ) : (
        <LoadingState />
      )}
    </SideDrawer>
  )
}
