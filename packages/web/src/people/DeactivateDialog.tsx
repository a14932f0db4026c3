import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeactivationPreview, Person } from '@zhike/core/people/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { PersonField } from '../ownership/PersonField.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { deactivationQuery, useDeactivate } from './api.ts'
import styles from './people.module.css'

interface DeactivateDialogProps {
  person: Person
  onClose: () => void
  onDone: () => void
}

/** Before somebody is deactivated: what goes where, in figures, and the choice to give all to one person. */
export function DeactivateDialog({ person, onClose, onDone }: DeactivateDialogProps) {
  const { t } = useTranslation(['people', 'ui'])
  const { data, error } = useQuery(deactivationQuery(person.id))
  const [to, setTo] = useState<'interim' | 'person'>('interim')
  const [heir, setHeir] = useState<{ id: string; name: string } | null>(null)
  const [problem, setProblem] = useState<string>()
  const deactivate = useDeactivate(person.id)
  const confirm = async () => {
    if (to === 'person' && !heir) return setProblem(t('people:deactivate.chooseHeir'))
    try {
      const done = await deactivate.mutateAsync(
        to === 'person' && heir ? { to: 'person', personId: heir.id } : { to: 'interim' },
      )
      showToast({
        text: t('people:deactivate.done', {
          name: person.name,
          toPerson: formatCount(done.toPerson),
          toPool: formatCount(done.toPool),
        }),
      })
      onDone()
    } catch (refusal) {
      setProblem(problemMessage(refusal))
    }
  }
  return (
    <Dialog
      title={t('people:deactivate.title', { name: person.name })}
      open
      onClose={onClose}
      width={480}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button tone="danger" disabled={!data} loading={deactivate.isPending} onClick={() => void confirm()}>
            {t('people:deactivate.confirm')}
          </Button>
        </>
      }
    >
      {error ? (
        <InlineProblem>{problemMessage(error)}</InlineProblem>
      ) : !data ? (
        <LoadingState lines={4} />
      ) : (
        <div className={styles['form']}>
          <p className="text-2">{t('people:deactivate.text')}</p>
          {data.held > 0 && (
            <>
              <Segmented
                wide
                label={t('people:deactivate.how')}
                value={to}
                onChange={setTo}
                options={[
                  { key: 'interim', label: t('people:deactivate.interim') },
                  { key: 'person', label: t('people:deactivate.toOne') },
                ]}
              />
              {to === 'person' && (
                <PersonField
                  label={t('people:deactivate.heir')}
                  none={t('people:deactivate.noHeir')}
                  value={heir}
                  onChange={setHeir}
                />
              )}
            </>
          )}
          <WhatMoves preview={data} heir={to === 'person' ? (heir?.name ?? '…') : null} />
          {problem && <InlineProblem>{problem}</InlineProblem>}
        </div>
      )}
    </Dialog>
  )
}

function WhatMoves({ preview, heir }: { preview: DeactivationPreview; heir: string | null }) {
  const { t } = useTranslation('people')
  const format = useFormat()
  const { held, lead, pool, toLead, toPool, reports, teamsLed, delegateFor } = preview
  const over = lead && lead.capacity !== null ? lead.held + toLead - lead.capacity : 0
  return (
    <ul className={styles['moves']} aria-label={t('people:deactivate.moves')}>
      {held === 0 && <li>{t('people:deactivate.nothingHeld')}</li>}
      {held > 0 && heir !== null && (
        <li>{t('people:deactivate.allTo', { count: held, formatted: formatCount(held), name: heir })}</li>
      )}
      {held > 0 && heir === null && (
        <>
          {lead && toLead > 0 && (
            <li>
              {t('people:deactivate.toLead', { count: toLead, formatted: formatCount(toLead), name: lead.name })}
              {over > 0 && (
                <small className="warn">
                  {t('people:deactivate.over', { name: lead.name, count: over, formatted: formatCount(over) })}
                </small>
              )}
            </li>
          )}
          {toPool > 0 && (
            <li>
              {t('people:deactivate.toPool', { count: toPool, formatted: formatCount(toPool), pool: pool.name })}
              {!lead && preview.important > 0 && <small className="warn">{t('people:deactivate.noLead')}</small>}
            </li>
          )}
        </>
      )}
      {reports.count > 0 && (
        <li>
          {t(reports.to ? 'people:deactivate.reportsTo' : 'people:deactivate.reportsAlone', {
            count: reports.count,
            names: reports.names.join(t('people:listComma')),
            name: reports.to?.name ?? '',
          })}
        </li>
      )}
      {teamsLed.length > 0 && <li>{t('people:deactivate.teams', { names: teamsLed.join(t('people:listComma')) })}</li>}
      {delegateFor.map((leave) => (
        <li key={`${leave.name}:${leave.fromOn}`}>
          {t('people:deactivate.standsIn', { name: leave.name, day: format.date(leave.untilOn) })}
        </li>
      ))}
    </ul>
  )
}
