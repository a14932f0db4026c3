import { useTranslation } from 'react-i18next'
import type { Person } from '@zhike/core/people/schema'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { useRoleNames } from '../roles/use-role-names.ts'
import { formatPhone } from '../ui/format/phone.ts'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import type { Column } from '../ui/table/column.ts'
import { endDrag, startDrag } from './dragging.ts'
import { heldText } from './held-text.ts'
import styles from './people.module.css'

export function usePeopleColumns(): Column<Person>[] {
  const { t } = useTranslation('people')
  const { person: me } = useSession()
  const format = useFormat()
  const nameOf = useRoleNames()
  return [
    {
      key: 'name',
      title: t('people:name'),
      render: (row) => (
        <span
          className={styles['who']}
          draggable={row.abilities.update && row.isActive}
          onDragStart={(event) =>
            startDrag(event, {
              kind: 'person',
              id: row.id,
              version: row.version,
              name: row.name,
              from: row.department?.id ?? null,
            })
          }
          onDragEnd={endDrag}
        >
          <Avatar name={row.name} isMe={row.id === me.id} size="small" />
          <b className="ellipsis">{row.name}</b>
          {row.isOnLeave && row.leave && (
            <Tag tone="warn" title={t('people:awayUntil', { day: format.date(row.leave.untilOn) })}>
              {t('people:away')}
            </Tag>
          )}
        </span>
      ),
    },
    { key: 'department', title: t('people:department'), render: (row) => row.department?.name ?? '' },
    { key: 'post', title: t('people:post'), render: (row) => row.post ?? '' },
    {
      key: 'teams',
      title: t('people:teams'),
      maxWidth: 160,
      render: (row) => <span className="ellipsis">{row.teams.map((team) => team.name).join(' / ')}</span>,
    },
    {
      key: 'roles',
      title: t('people:roles'),
      render: (row) => row.roles.map((role) => nameOf(role)).join(' / '),
    },
    {
      key: 'contact',
      title: t('people:contact'),
      maxWidth: 220,
      render: (row) => (
        <span className="ellipsis">
          {[row.staffNumber, row.phone && formatPhone(row.phone), row.email].filter(Boolean).join('  ')}
        </span>
      ),
    },
    { key: 'held', title: t('people:held'), align: 'end', render: (row) => heldText(row, t) },
    {
      key: 'signIn',
      title: t('people:signIn'),
      render: (row) => (row.canSignIn ? t('people:canSignIn') : <span className="meta">{t('people:noSignIn')}</span>),
    },
  ]
}
