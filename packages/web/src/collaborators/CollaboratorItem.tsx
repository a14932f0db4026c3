import { Ellipsis, LogOut, Pencil, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collaborator } from '@zhike/core/collaborators/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { usePutCollaborator, useRemoveCollaborator } from './api.ts'
import styles from './collaborators.module.css'

interface CollaboratorItemProps {
  customerId: string
  collaborator: Collaborator
  onEdit: () => void
}

/** One collaborator: what the person does, until when, and the way out. */
export function CollaboratorItem({ customerId, collaborator, onEdit }: CollaboratorItemProps) {
  const { t } = useTranslation('collaborators')
  const format = useFormat()
  const { person: me } = useSession()
  const [isLeaving, setLeaving] = useState(false)
  const put = usePutCollaborator(customerId)
  const remove = useRemoveCollaborator(customerId)
  const { person, part, untilOn, isOver, note, grantedBy, grantedAt, abilities } = collaborator
  const { name } = person
  const isMe = person.id === me.id
  const refused = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })

  const restore = async () => {
    try {
      await put.mutateAsync({ personId: person.id, values: { part, untilOn: isOver ? null : untilOn, note } })
      showToast({ text: t('collaborators:restored', { name }) })
    } catch (error) {
      refused(error)
    }
  }
  const takeAway = async () => {
    try {
      await remove.mutateAsync(person.id)
      showToast({ text: t('collaborators:removed', { name }), undo: restore })
    } catch (error) {
      refused(error)
    }
  }
  const leave = async () => {
    try {
      await remove.mutateAsync(person.id)
      showToast({ text: t('collaborators:left') })
    } catch (error) {
      refused(error)
    }
    setLeaving(false)
  }
  return (
    <li className={styles['item']}>
      <Avatar name={name} isMe={isMe} />
      <div className="grow">
        <div className={styles['name']}>
          <b className="ellipsis">{name}</b>
          <Tag>{t(`collaborators:part.${part}`)}</Tag>
          {isOver && <Tag tone="warn">{t('collaborators:over')}</Tag>}
          {!person.isActive && <Tag tone="warn">{t('collaborators:inactive')}</Tag>}
        </div>
        <div
          className="meta"
          title={
            grantedBy
              ? t('collaborators:since', { name: grantedBy.name, when: format.within.moment(grantedAt) })
              : undefined
          }
        >
          <Facts
            items={[
              person.departmentName,
              untilOn && !isOver && t('collaborators:untilDay', { day: format.within.ahead(untilOn) }),
              note,
            ]}
          />
        </div>
      </div>
      {(abilities.update || abilities.delete) && (
        <ActionMenu
          title={name}
          trigger={
            <IconButton
              size="small"
              className={styles['reveal'] ?? ''}
              label={t('collaborators:more', { name })}
              icon={<Ellipsis />}
            />
          }
          items={[
            abilities.update && {
              key: 'edit',
              label: t('collaborators:editShort'),
              icon: <Pencil />,
              onSelect: onEdit,
            },
            abilities.delete &&
              (isMe
                ? {
                    key: 'leave',
                    label: t('collaborators:leave'),
                    icon: <LogOut />,
                    onSelect: () => setLeaving(true),
                  }
                : {
                    key: 'remove',
                    label: t('collaborators:remove'),
                    icon: <UserMinus />,
                    onSelect: () => void takeAway(),
                  }),
          ]}
        />
      )}
      <ConfirmDialog
        open={isLeaving}
        title={t('collaborators:leaveTitle')}
        text={t('collaborators:leaveText')}
        confirmLabel={t('collaborators:leave')}
        onClose={() => setLeaving(false)}
        onConfirm={leave}
      />
    </li>
  )
}
