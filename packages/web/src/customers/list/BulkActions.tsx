import { useNavigate } from '@tanstack/react-router'
import { ArrowLeftRight, Download, ListPlus, Merge, Tags, Waves } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportChosenCustomers } from '@zhike/core/customers/api'
import type { ExportFormat } from '@zhike/core/customers/export-formats'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { mostMerged } from '@zhike/core/merges/schema'
import { mostMoved } from '@zhike/core/ownership/schema'
import { problemMessage } from '../../app/api-problem.ts'
import { saveFile } from '../../app/save-file.ts'
import { useCan } from '../../app/session/use-session.ts'
import { AssignDialog } from '../../ownership/AssignDialog.tsx'
import { ReleaseDialog } from '../../ownership/ReleaseDialog.tsx'
import { AddToListDialog } from '../../segments/AddToListDialog.tsx'
import { TagCustomersDialog } from '../../tags/TagCustomersDialog.tsx'
import { BulkBar } from '../../ui/overlay/BulkBar.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { ExportDialog } from './ExportDialog.tsx'

interface BulkActionsProps {
  customers: readonly CustomerRow[]
  onDone: () => void
}

/** What can be done with the chosen rows at once. */
export function BulkActions({ customers, onDone }: BulkActionsProps) {
  const { t } = useTranslation('customers')
  const mayAssign = useCan('customer.assign')
  const mayRelease = useCan('customer.release')
  const mayMerge = useCan('customer.merge')
  const navigate = useNavigate()
  const mayExport = useCan('customer.export')
  const mayTag = useCan('customer.tag')
  const [isExporting, setExporting] = useState(false)
  const exportChosen = async (format: ExportFormat) => {
    setExporting(true)
    try {
      await saveFile(exportChosenCustomers, { body: { ids: customers.map((one) => one.id), format } })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    } finally {
      setExporting(false)
    }
  }
  const [dialog, setDialog] = useState<'assign' | 'release' | 'tag' | 'list' | 'export'>()
  const moved = customers.map((one) => ({ id: one.id, name: one.shortName ?? one.name, holder: one.holder }))
  const isTooMany = customers.length > mostMoved && (mayAssign || mayRelease)
  const common = { customers: moved, onClose: () => setDialog(undefined), onMoved: onDone }
  return (
    <>
      <BulkBar
        label={t(isTooMany ? 'customers:chosenMany' : 'customers:chosen', { count: customers.length, most: mostMoved })}
        onClear={onDone}
        actions={[
          ...(mayTag
            ? [{ key: 'tag', label: t('customers:tagThem'), icon: <Tags />, onSelect: () => setDialog('tag') }]
            : []),
          { key: 'list', label: t('customers:toList'), icon: <ListPlus />, onSelect: () => setDialog('list') },
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
                  disabled: customers.length < 2 || customers.length > mostMerged,
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
                  disabled: isExporting,
                },
              ]
            : []),
        ]}
      />
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
        onChoose={(format) => void exportChosen(format)}
      />
    </>
  )
}
