import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, History, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '@zhike/core/customers/timeline-schema'
import { deleteFollowUp, getFile } from '@zhike/core/follow-ups/api'
import { callRoute, routeUrl } from '../../app/api-client.ts'
import { problemMessage } from '../../app/api-problem.ts'
import { useFormat } from '../../app/session/use-format.ts'
import { useRestoreRecord } from '../../bin/use-restore-record.ts'
import { CorrectFollowUpDialog } from '../../follow-ups/CorrectFollowUpDialog.tsx'
import { KindIcon } from '../../follow-ups/kinds.tsx'
import { HistoryOverlay } from '../../history/HistoryOverlay.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Facts } from '../../ui/identity/Facts.tsx'
import { Tag } from '../../ui/identity/Tag.tsx'
import { ActionMenu } from '../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'
import { TimelineItem } from '../../ui/timeline/Timeline.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { customerQuery, refreshCustomer } from '../api.ts'
import styles from './record.module.css'

type FollowUpOfEntry = Extract<TimelineEntry, { kind: 'follow-up' }>['followUp']

interface FollowUpEntryProps {
  customerId: string
  at: string
  /** The time as it is shown. */
  when: string
  followUp: FollowUpOfEntry
}

export function FollowUpEntry({ customerId, at, when, followUp }: FollowUpEntryProps) {
  const { t } = useTranslation(['customers', 'follow-ups'])
  const format = useFormat()
  const queryClient = useQueryClient()
  const [dialog, setDialog] = useState<'correct' | 'history' | 'delete'>()
  const close = () => setDialog(undefined)
  const restore = useRestoreRecord(customerId)
  const undo = () => restore.mutate({ record: 'follow-up', id: followUp.id })
  const remove = useMutation({
    mutationFn: () => callRoute(deleteFollowUp, { params: { id: customerId, followUpId: followUp.id } }),
    onSuccess: async () => {
      close()
      showToast({ text: t('follow-ups:removed'), undo })
      await refreshCustomer(queryClient, customerId)
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  const { update, delete: mayDelete } = followUp.abilities
  const { nextContactOn, nextStep } = followUp
  // Only what is still agreed calls for attention; older agreements are history.
  const isOpen = useQuery(customerQuery(customerId)).data?.nextContactOn === nextContactOn
  const picture = followUp.fileId && routeUrl(getFile, { params: { id: followUp.fileId } })
  return (
    <TimelineItem
      icon={<KindIcon kind={followUp.kind} />}
      tone="accent"
      who={followUp.authorName ?? t('customers:entry.nobody')}
      what={<Facts items={[t(`follow-ups:kinds.${followUp.kind}`), followUp.contactName]} />}
      when={when}
      whenTitle={format.instant(at)}
      actions={
        (update || mayDelete) && (
          <ActionMenu
            title={t('follow-ups:correct')}
            trigger={<IconButton size="small" label={t('customers:entry.menu')} icon={<Ellipsis />} />}
            items={[
              update && {
                key: 'correct',
                label: t('follow-ups:correct'),
                icon: <Pencil />,
                onSelect: () => setDialog('correct'),
              },
              {
                key: 'history',
                label: t('follow-ups:history'),
                icon: <History />,
                onSelect: () => setDialog('history'),
              },
              mayDelete && {
                key: 'delete',
                label: t('follow-ups:remove'),
                icon: <Trash2 />,
                dangerous: true,
                onSelect: () => setDialog('delete'),
              },
            ]}
          />
        )
      }
      tags={
        nextContactOn && (
          <Tag tone={isOpen ? 'warn' : 'plain'}>
            {[t('customers:agreedFor', { day: format.within.ahead(nextContactOn) }), nextStep]
              .filter(Boolean)
              .join(' ')}
          </Tag>
        )
      }
    >
      {followUp.text}
      {picture && (
        <a href={picture} target="_blank" rel="noreferrer" className={styles['picture']}>
          <img src={picture} alt={t('customers:entry.picture')} loading="lazy" />
        </a>
      )}
      <CorrectFollowUpDialog customerId={customerId} followUp={followUp} open={dialog === 'correct'} onClose={close} />
      <HistoryOverlay
        of={dialog === 'history' ? { customerId, record: 'follow-up', recordId: followUp.id } : undefined}
        name={t(`follow-ups:kinds.${followUp.kind}`)}
        onClose={close}
      />
      <ConfirmDialog
        dangerous
        open={dialog === 'delete'}
        title={t('follow-ups:removeTitle')}
        text={t('follow-ups:removeText', { text: followUp.text.slice(0, 80) })}
        confirmLabel={t('follow-ups:remove')}
        onClose={close}
        onConfirm={() => remove.mutateAsync().catch(() => undefined)}
      />
    </TimelineItem>
  )
}
