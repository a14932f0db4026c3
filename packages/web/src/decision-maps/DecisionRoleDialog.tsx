import { Plus, X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { attitudes, decisionRoles, tieKinds, type Attitude, type TieKind } from '@zhike/core/decision-maps/roles'
import type { DecisionMap, DecisionPerson } from '@zhike/core/decision-maps/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { usePutDecisionRole } from './api.ts'
import styles from './decision-maps.module.css'

interface DecisionRoleDialogProps {
  customerId: string
  person: DecisionPerson
  map: DecisionMap
  onClose: () => void
}

interface TieDraft {
  kind: TieKind
  otherId: string
}

/** What somebody says of themselves: influence goes out, the other kinds are mutual. */
function tiesFrom(contactId: string, map: DecisionMap): TieDraft[] {
  return map.ties.flatMap((tie) => {
    if (tie.contactId === contactId) return [{ kind: tie.kind, otherId: tie.otherId }]
    return tie.otherId === contactId && tie.kind !== 'influences' ? [{ kind: tie.kind, otherId: tie.contactId }] : []
  })
}

export function DecisionRoleDialog({ customerId, person, map, onClose }: DecisionRoleDialogProps) {
  const { t } = useTranslation('decision-maps')
  const save = usePutDecisionRole(customerId)
  const [problem, setProblem] = useState<string>()
  const [form, setForm] = useState({
    roles: person.roles,
    attitude: person.attitude,
    reportsTo: person.reportsTo,
    ties: tiesFrom(person.contactId, map),
  })
  const others = map.people.filter((one) => one.contactId !== person.contactId)
  const people = others.map((one) => ({ value: one.contactId, label: one.name }))
  const setTie = (index: number, change: Partial<TieDraft>) =>
    setForm({ ...form, ties: form.ties.map((tie, at) => (at === index ? { ...tie, ...change } : tie)) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await save.mutateAsync({ contactId: person.contactId, body: form })
      showToast({ text: t('decision-maps:saved', { name: person.name }) })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <Dialog title={t('decision-maps:editOf', { name: person.name })} open onClose={onClose} width={480}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <fieldset className={styles['roles']}>
          <legend>{t('decision-maps:rolesLabel')}</legend>
          <div className={styles['ticks']}>
            {decisionRoles.map((role) => (
              <Checkbox
                key={role}
                checked={form.roles.includes(role)}
                onChange={() =>
                  setForm({
                    ...form,
                    roles: form.roles.includes(role) ? form.roles.filter((one) => one !== role) : [...form.roles, role],
                  })
                }
              >
                {t(`decision-maps:role.${role}`)}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <div className={styles['line']}>
          <span className="text-2">{t('decision-maps:attitudeLabel')}</span>
          <Segmented
            label={t('decision-maps:attitudeLabel')}
            value={form.attitude ?? 'unknown'}
            options={[
              { key: 'unknown' as const, label: t('decision-maps:attitude.unknown') },
              ...attitudes.map((key) => ({ key, label: t(`decision-maps:attitude.${key}`) })),
            ]}
            onChange={(next: Attitude | 'unknown') => setForm({ ...form, attitude: next === 'unknown' ? null : next })}
          />
        </div>
        <SelectField
          label={t('decision-maps:reportsTo')}
          value={form.reportsTo ?? ''}
          onChange={(event) => setForm({ ...form, reportsTo: event.target.value || null })}
          options={[{ value: '', label: t('decision-maps:reportsToNobody') }, ...people]}
        />
        {form.ties.map((tie, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line of the form is its place
          <div key={index} className={styles['tie']}>
            <SelectField
              label={t('decision-maps:tieLabel')}
              value={tie.kind}
              onChange={(event) => {
                const kind = tieKinds.find((one) => one === event.target.value)
                if (kind) setTie(index, { kind })
              }}
              options={tieKinds.map((kind) => ({ value: kind, label: t(`decision-maps:tie.${kind}`) }))}
            />
            <SelectField
              label={t('decision-maps:tieWith')}
              value={tie.otherId}
              onChange={(event) => setTie(index, { otherId: event.target.value })}
              options={people}
            />
            <IconButton
              label={t('decision-maps:tieRemove')}
              icon={<X />}
              onClick={() => setForm({ ...form, ties: form.ties.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        {others[0] && (
          <span>
            <Button
              size="small"
              tone="text"
              icon={<Plus aria-hidden="true" />}
              onClick={() =>
                setForm({
                  ...form,
                  ties: [...form.ties, { kind: 'influences', otherId: others[0]?.contactId ?? '' }],
                })
              }
            >
              {t('decision-maps:tieAdd')}
            </Button>
          </span>
        )}
        {problem && <InlineProblem>{problem}</InlineProblem>}
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" tone="primary" loading={save.isPending}>
            {t('decision-maps:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
