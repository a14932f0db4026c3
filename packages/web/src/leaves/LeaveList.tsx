import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leave } from '@zhike/core/leaves/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useCan, useSession } from '../app/session/use-session.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { leavesOfPersonQuery, useCancelLeave } from './api.ts'
import { LeaveForm } from './LeaveForm.tsx'
import styles from './leaves.module.css'

interface LeaveListProps {
  person: { id: string; name: string; isActive: boolean }
}

/** When somebody is away, now and later, and who stands in; entered here by themselves or by whoever manages people. */
export function LeaveList({ person }: LeaveListProps) {
  const { t } = useTranslation('leaves')
  const { person: me } = useSession()
  const manages = useCan('person.manage')
  const { data, error } = useQuery(leavesOfPersonQuery(person.id))
  const [isEntering, setEntering] = useState(false)
  const mayEnter = person.isActive && (manages || person.id === me.id)
  return (
    <div className={styles['list']}>
      {error && <InlineProblem>{problemMessage(error)}</InlineProblem>}
      {/* The line is there before the answer is: nothing below it moves under a press. */}
      {!error && !data?.items.length && !isEntering && <p className="meta">{data ? t('leaves:none') : '\u00a0'}</p>}
      {data && data.items.length > 0 && (
        <ul>
          {data.items.map((leave) => (
            <LeaveLine key={leave.id} leave={leave} />
          ))}
        </ul>
      )}
      {isEntering ? (
        <LeaveForm person={person} onDone={() => setEntering(false)} />
      ) : (
        <span>
          {mayEnter && (
            <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setEntering(true)}>
              {t('leaves:add')}
            </Button>
          )}
          {data && data.items.length > 0 && <ExportButton list="leaves" query={{ personId: person.id }} />}
        </span>
      )}
    </div>
  )
}

function LeaveLine({ leave }: { leave: Leave }) {
  const { t } = useTranslation('leaves')
  const format = useFormat()
  const cancel = useCancelLeave()
  const [isEditing, setEditing] = useState(false)
  const onCancel = () =>
    cancel.mutate(leave.id, {
      onSuccess: () => showToast({ text: t('leaves:cancelled') }),
      onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
    })
  if (isEditing) {
    return (
      <li>
        <LeaveForm person={leave.person} leave={leave} onDone={() => setEditing(false)} />
      </li>
    )
  }
  const isAlone = !leave.delegate.isActive
  return (
    <li className={styles['line']}>
      <div className="grow">
        <span className={styles['days']}>
          {t('leaves:days', { from: format.date(leave.fromOn), until: format.date(leave.untilOn) })}
          {leave.state === 'now' && <Tag tone="warn">{t('leaves:now')}</Tag>}
        </span>
        <small className={isAlone ? 'bad' : 'text-2'}>
          {t(isAlone ? 'leaves:delegateGone' : 'leaves:delegateIs', { name: leave.delegate.name })}
          {leave.note && ` · ${leave.note}`}
        </small>
      </div>
      {leave.abilities.update && (
        <Button tone="text" size="small" onClick={() => setEditing(true)}>
          {t('leaves:change')}
        </Button>
      )}
      {leave.abilities.cancel && (
        <Button tone="text" size="small" loading={cancel.isPending} onClick={onCancel}>
          {t(leave.state === 'now' ? 'leaves:back' : 'leaves:cancel')}
        </Button>
      )}
    </li>
  )
}
