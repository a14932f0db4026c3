import { useNavigate } from '@tanstack/react-router'
import { ArrowLeftRight, Download, ListPlus, Merge, PencilLine, Tags, Waves } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SentBody } from '@zhike/core/api/route'
import type { startBulkEdit } from '@zhike/core/bulk-edits/api'
import type { ListedCustomer } from '@zhike/core/customers/schema'
import { mostMerged } from '@zhike/core/merges/schema'
import { mostMoved } from '@zhike/core/ownership/schema'
import { useCan } from '../../app/session/use-session.ts'
import { BulkEditDialog } from '../../bulk-edits/BulkEditDialog.tsx'
import { AssignDialog } from '../../ownership/AssignDialog.tsx'
import { ReleaseDialog } from '../../ownership/ReleaseDialog.tsx'
import { AddToListDialog } from '../../segments/AddToListDialog.tsx'
import { TagCustomersDialog } from '../../tags/TagCustomersDialog.tsx'
import { BulkBar } from '../../ui/overlay/BulkBar.tsx'
import { ExportDialog } from '../../exports/ExportDialog.tsx'
import { customerExports, exportQueryOf } from '../../exports/customer-exports.ts'
import type { selectionOf } from '../api.ts'

interface BulkActionsProps {
  customers: readonly ListedCustomer[]
  /** Everything the list finds is chosen, not only what was ticked. */
  everything: { selection: ReturnType<typeof selectionOf>; sort: string; count: string } | undefined
  onDone: () => void
}

/** What can be done with the chosen rows at once. */
export function BulkActions({ customers, everything, onDone }: BulkActionsProps) {
  const { t } = useTranslation(['customers', 'bulk-edits'])
  const mayChangeMany = useCan('customer.bulk-change')
  const mayUpdate = useCan('customer.update')
  const mayAssign = useCan('customer.assign')
  const mayRelease = useCan('customer.release')
  const mayMerge = useCan('customer.merge')
  const navigate = useNavigate()
  const mayExport = useCan('customer.export')
  const mayTag = useCan('customer.tag')
  const [dialog, setDialog] = useState<'assign' | 'release' | 'tag' | 'list' | 'export' | 'edit'>()
  const moved = customers.map((one) => ({ id: one.id, name: one.shortName ?? one.name, holder: one.holder }))
  const isTooMany = everything !== undefined || customers.length > mostMoved
  const common = { customers: moved, onClose: () => setDialog(undefined), onMoved: onDone }
  return (
    <>
      <BulkBar
        label={
          everything
            ? t('customers:chosenAll', { shown: everything.count })
            : t(isTooMany && (mayAssign || mayRelease) ? 'customers:chosenMany' : 'customers:chosen', {
                count: customers.length,
                most: mostMoved,
              })
        }
        onClear={onDone}
        actions={[
          ...(mayChangeMany && mayUpdate
            ? [
                {
                  key: 'edit',
                  label: t('bulk-edits:title'),
                  icon: <PencilLine />,
                  onSelect: () => setDialog('edit'),
                },
              ]
            : []),
          ...(mayTag
            ? [
                {
                  key: 'tag',
                  label: t('customers:tagThem'),
                  icon: <Tags />,
                  onSelect: () => setDialog('tag'),
                  disabled: everything !== undefined,
                },
              ]
            : []),
          {
            key: 'list',
            label: t('customers:toList'),
            icon: <ListPlus />,
            onSelect: () => setDialog('list'),
            disabled: everything !== undefined,
          },
          ...(mayAssign
            ? [
                {
                  key: 'assign',
                  label: t('customers:transfer'),
                  icon: <ArrowLeftRight />,
                  onSelect: () => setDialog('assign'),
                  disabled: isTooMany,
                },
              ]
            : []),
          ...(mayRelease
            ? [
                {
                  key: 'release',
                  label: t('customers:release'),
                  icon: <Waves />,
                  onSelect: () => setDialog('release'),
                  disabled: isTooMany,
                },
              ]
            : []),
          ...(mayMerge
            ? [
                {
                  key: 'merge',
                  label: t('customers:merge'),
                  icon: <Merge />,
                  onSelect: () =>
                    void navigate({
                      to: '/customers/merge',
                      search: { ids: customers.map((one) => one.id).join(',') },
                    }),
                  disabled: everything !== undefined || customers.length < 2 || customers.length > mostMerged,
                },
              ]
            : []),
          ...(mayExport
            ? [
                {
                  key: 'export',
                  label: t('customers:export'),
                  icon: <Download />,
                  onSelect: () => setDialog('export'),
                },
              ]
            : []),
        ]}
      />
      {dialog === 'edit' && (
        <BulkEditDialog
          selection={everything ? bulkSelection(everything.selection) : { ids: customers.map((one) => one.id) }}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined)
            onDone()
          }}
        />
      )}
      <AssignDialog {...common} open={dialog === 'assign'} />
      <ReleaseDialog {...common} open={dialog === 'release'} />
      <TagCustomersDialog
        customers={customers}
        open={dialog === 'tag'}
        onClose={() => setDialog(undefined)}
        onDone={onDone}
      />
      <AddToListDialog
        customerIds={customers.map((one) => one.id)}
        open={dialog === 'list'}
        onClose={() => setDialog(undefined)}
        onDone={onDone}
      />
      <ExportDialog
        open={dialog === 'export'}
        onClose={() => setDialog(undefined)}
        lists={customerExports}
        query={
          everything ? exportQueryOf(everything.selection, everything.sort) : { ids: customers.map((one) => one.id) }
        }
      />
    </>
  )
}

type BulkSelection = SentBody<typeof startBulkEdit>['selection']

/** The list's own question, whose condition travels as JSON in an address and as it is in a body. */
function bulkSelection({ scope, q, filter }: ReturnType<typeof selectionOf>): BulkSelection {
  return {
    ...(scope ? { scope } : {}),
    ...(q ? { q } : {}),
    ...(filter ? { filter: JSON.parse(filter) as never } : {}),
  }
}
