import { Copy as CopyIcon, CopyCheck, Download, FolderUp, History, Plus, Trash2, MoreHorizontal } from 'lucide-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../app/session/use-session.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { LinkButton } from '../../ui/controls/LinkButton.tsx'
import { ActionMenu } from '../../ui/overlay/ActionMenu.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import type { selectionOf } from '../api.ts'
import { useBinTabs } from '../bin/use-bin-tabs.ts'
import { CreateCustomerDialog } from '../edit/CreateCustomerDialog.tsx'
import { BulkHistoryDialog } from '../../bulk-edits/BulkHistoryDialog.tsx'
import { DuplicateBox } from '../edit/DuplicateBox.tsx'
import { ExportDialog } from '../../exports/ExportDialog.tsx'
import { customerExports, exportQueryOf } from '../../exports/customer-exports.ts'

const route = getRouteApi('/shell/customers')

interface ListActionsProps {
  selection: ReturnType<typeof selectionOf>
  sort: string
  /** On a phone: one menu. */
  compact?: boolean
}

/** 查重 · 导入 · 导出 · 新建客户, each where the person may. */
export function ListActions({ selection, sort, compact = false }: ListActionsProps) {
  const { t } = useTranslation(['customers', 'bulk-edits'])
  const navigate = useNavigate()
  const mayCheck = useCan('customer.check-duplicate')
  const mayImport = useCan('customer.import')
  const mayExport = useCan('customer.export')
  const mayCreate = useCan('customer.create')
  const hasBin = useBinTabs().length > 0
  const mayChangeMany = useCan('customer.bulk-change')
  const { do: asked } = route.useSearch()
  const go = route.useNavigate()
  const [opened, setDialog] = useState<'create' | 'check' | 'export' | 'bulk'>()
  const mayAsked = asked === 'create' ? mayCreate : mayCheck
  const dialog = opened ?? (mayAsked ? asked : undefined)
  const close = () => {
    setDialog(undefined)
    if (asked) void go({ search: (before) => ({ ...before, do: undefined }), replace: true, resetScroll: false })
  }
  const toDuplicates = () => void navigate({ to: '/customers/duplicates', search: {} })
  const toBin = () => void navigate({ to: '/customers/bin' })

  const history = mayChangeMany && {
    key: 'bulk',
    label: t('bulk-edits:history'),
    icon: <History />,
    onSelect: () => setDialog('bulk'),
  }

  const dialogs = (
    <>
      <CreateCustomerDialog open={dialog === 'create'} onClose={close} />
      <Dialog title={t('customers:check.title')} open={dialog === 'check'} onClose={close}>
        <DuplicateBox />
      </Dialog>
      <ExportDialog
        open={dialog === 'export'}
        onClose={close}
        lists={customerExports}
        query={exportQueryOf(selection, sort)}
      />
      {dialog === 'bulk' && <BulkHistoryDialog onClose={close} />}
    </>
  )
  if (compact) {
    return (
      <>
        <ActionMenu
          title={t('customers:more')}
          trigger={<IconButton size="large" label={t('customers:more')} icon={<MoreHorizontal />} />}
          items={[
            mayCreate && {
              key: 'create',
              label: t('customers:create'),
              icon: <Plus />,
              onSelect: () => setDialog('create'),
            },
            mayCheck && {
              key: 'check',
              label: t('customers:check.title'),
              icon: <CopyIcon />,
              onSelect: () => setDialog('check'),
            },
            mayExport && {
              key: 'export',
              label: t('customers:export'),
              icon: <Download />,
              onSelect: () => setDialog('export'),
            },
            history,
            mayCheck && {
              key: 'duplicates',
              label: t('customers:check.all'),
              icon: <CopyCheck />,
              onSelect: toDuplicates,
            },
            hasBin && { key: 'bin', label: t('customers:bin.title'), icon: <Trash2 />, onSelect: toBin },
          ]}
        />
        {dialogs}
      </>
    )
  }
  return (
    <>
      {mayCheck && (
        <Button tone="text" icon={<CopyIcon />} onClick={() => setDialog('check')}>
          {t('customers:check.title')}
        </Button>
      )}
      {mayImport && (
        <LinkButton tone="text" icon={<FolderUp />} to="/import">
          {t('customers:import')}
        </LinkButton>
      )}
      {mayExport && (
        <Button tone="text" icon={<Download />} onClick={() => setDialog('export')}>
          {t('customers:export')}
        </Button>
      )}
      {(hasBin || mayChangeMany || mayCheck) && (
        <ActionMenu
          title={t('customers:more')}
          trigger={<IconButton label={t('customers:more')} icon={<MoreHorizontal />} />}
          items={[
            history,
            mayCheck && {
              key: 'duplicates',
              label: t('customers:check.all'),
              icon: <CopyCheck />,
              onSelect: toDuplicates,
            },
            hasBin && { key: 'bin', label: t('customers:bin.title'), icon: <Trash2 />, onSelect: toBin },
          ]}
        />
      )}
      {mayCreate && (
        <Button tone="primary" icon={<Plus />} onClick={() => setDialog('create')}>
          {t('customers:create')}
        </Button>
      )}
      {dialogs}
    </>
  )
}
