import { ArrowLeftRight, Waves } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { useCan } from '../../app/session/use-session.ts'
import { AssignDialog } from '../../ownership/AssignDialog.tsx'
import { ReleaseDialog } from '../../ownership/ReleaseDialog.tsx'
import { BulkBar } from '../../ui/overlay/BulkBar.tsx'

interface BulkActionsProps {
  customers: readonly CustomerRow[]
  onDone: () => void
}

/** What can be done with the chosen rows at once. */
export function BulkActions({ customers, onDone }: BulkActionsProps) {
  const { t } = useTranslation('customers')
  const mayAssign = useCan('customer.assign')
  const mayRelease = useCan('customer.release')
  const [dialog, setDialog] = useState<'assign' | 'release'>()
  const moved = customers.map((one) => ({ id: one.id, name: one.shortName ?? one.name, holder: one.holder }))
  const common = { customers: moved, onClose: () => setDialog(undefined), onMoved: onDone }
  return (
    <>
      <BulkBar
        label={t('customers:chosen', { count: customers.length })}
        onClear={onDone}
        actions={[
          ...(mayAssign
            ? [
                {
                  key: 'assign',
                  label: t('customers:transfer'),
                  icon: <ArrowLeftRight />,
                  onSelect: () => setDialog('assign'),
                },
              ]
            : []),
          ...(mayRelease
            ? [{ key: 'release', label: t('customers:release'), icon: <Waves />, onSelect: () => setDialog('release') }]
            : []),
        ]}
      />
      <AssignDialog {...common} open={dialog === 'assign'} />
      <ReleaseDialog {...common} open={dialog === 'release'} />
    </>
  )
}
