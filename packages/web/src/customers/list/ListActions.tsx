import { Copy as CopyIcon, Download, FolderUp, Plus, Trash2, MoreHorizontal } from 'lucide-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportCustomers } from '@zhike/core/customers/api'
import { routeUrl } from '../../app/api-client.ts'
import { startDownload } from '../../app/start-download.ts'
import { useCan } from '../../app/session/use-session.ts'
import { AnchorButton } from '../../ui/controls/AnchorButton.tsx'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { LinkButton } from '../../ui/controls/LinkButton.tsx'
import { ActionMenu } from '../../ui/overlay/ActionMenu.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import type { selectionOf } from '../api.ts'
import { CreateCustomerDialog } from '../edit/CreateCustomerDialog.tsx'
import { DuplicateBox } from '../edit/DuplicateBox.tsx'

const route = getRouteApi('/shell/customers')

interface ListActionsProps {
  selection: ReturnType<typeof selectionOf>
  sort: string
  /** On a phone: one menu. */
  compact?: boolean
}

/** 查重 · 导入 · 导出 · 新建客户, each where the person may. */
export function ListActions({ selection, sort, compact = false }: ListActionsProps) {
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const mayCheck = useCan('customer.check-duplicate')
  const mayImport = useCan('customer.import')
  const mayExport = useCan('customer.export')
  const mayCreate = useCan('customer.create')
  const mayDelete = useCan('customer.delete')
  const { do: asked } = route.useSearch()
  const go = route.useNavigate()
  const [opened, setDialog] = useState<'create' | 'check'>()
  const mayAsked = asked === 'create' ? mayCreate : mayCheck
  const dialog = opened ?? (mayAsked ? asked : undefined)
  const close = () => {
    setDialog(undefined)
    if (asked) void go({ search: (before) => ({ ...before, do: undefined }), replace: true, resetScroll: false })
  }
  const exportUrl = routeUrl(exportCustomers, { query: { ...selection, sort } })
  const toBin = () => void navigate({ to: '/customers/bin' })

  const dialogs = (
    <>
      <CreateCustomerDialog open={dialog === 'create'} onClose={close} />
      <Dialog title={t('customers:check.title')} open={dialog === 'check'} onClose={close}>
        <DuplicateBox />
      </Dialog>
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
              onSelect: () => startDownload(exportUrl),
            },
            mayDelete && { key: 'bin', label: t('customers:bin.title'), icon: <Trash2 />, onSelect: toBin },
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
        <AnchorButton tone="text" icon={<Download />} href={exportUrl} download>
          {t('customers:export')}
        </AnchorButton>
      )}
      {mayDelete && (
        <ActionMenu
          title={t('customers:more')}
          trigger={<IconButton label={t('customers:more')} icon={<MoreHorizontal />} />}
          items={[{ key: 'bin', label: t('customers:bin.title'), icon: <Trash2 />, onSelect: toBin }]}
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
