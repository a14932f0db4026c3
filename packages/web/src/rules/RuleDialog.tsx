import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { listDepartments } from '@zhike/core/departments/api'
import { listPools } from '@zhike/core/pools/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import type { ShownRule } from './api.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { readCondition, writeCondition } from './editable-condition.ts'
import type { RuleInput } from './rule-order.ts'
import styles from './rules.module.css'

interface RuleDialogProps {
  /** null = a new rule. */
  rule: ShownRule | null
  onClose: () => void
  onSave: (rule: RuleInput) => Promise<void>
}

type TargetKind = 'person' | 'department' | 'pool'

/** One rule: its conditions, and who gets the customers. */
export function RuleDialog({ rule, onClose, onSave }: RuleDialogProps) {
  const { t } = useTranslation('rules')
  const isLast = rule !== null && rule.when === null
  const [name, setName] = useState(rule?.name ?? '')
  const [condition, setCondition] = useState(() => readCondition(rule?.when ?? null))
  const [target, setTarget] = useState<{ kind: TargetKind; id: string; name: string }>(
    rule?.target ?? { kind: 'department', id: '', name: '' },
  )
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const when = isLast ? null : writeCondition(condition)
    if (!isLast && when === null) return setProblem(t('rules:editor.none'))
    if (!target.id) return setProblem(t('rules:editor.chooseTarget'))
    setBusy(true)
    try {
      await onSave({ ...(rule ? { id: rule.id } : {}), name: name.trim() || null, when, then: thenOf(target) })
    } catch (error) {
      setProblem(problemMessage(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={rule ? t('rules:editor.title', { position: rule.position }) : t('rules:editor.newTitle')}
      open
      onClose={onClose}
      width={600}
    >
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        {!isLast && (
          <>
            <TextField
              label={t('rules:editor.name')}
              optional
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <ConditionFields condition={condition} onChange={setCondition} />
          </>
        )}
        <TargetFields target={target} onChange={setTarget} />
        {problem && <InlineProblem>{problem}</InlineProblem>}
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('rules:cancel')}</Button>
          <Button type="submit" tone="primary" loading={isBusy}>
            {t('rules:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function thenOf(target: { kind: TargetKind; id: string }): RuleInput['then'] {
  if (target.kind === 'person') return { kind: 'person', personId: target.id }
  if (target.kind === 'department') return { kind: 'department', departmentId: target.id }
  return { kind: 'pool', poolId: target.id }
}

interface TargetFieldsProps {
  target: { kind: TargetKind; id: string; name: string }
  onChange: (target: { kind: TargetKind; id: string; name: string }) => void
}

function TargetFields({ target, onChange }: TargetFieldsProps) {
  const { t } = useTranslation('rules')
  const departments = useQuery({
    queryKey: ['departments', 'list'],
    queryFn: ({ signal }) => callRoute(listDepartments, { signal }),
  })
  const pools = useQuery({
    queryKey: ['pools', 'list', false],
    queryFn: ({ signal }) => callRoute(listPools, { query: { inactive: 'false' }, signal }),
  })
  const named =
    target.kind === 'department' ? departments.data?.items : pools.data?.items.filter((pool) => pool.kind === 'public')
  return (
    <div className={styles['target']}>
      <span className="text-2">{t('rules:editor.target')}</span>
      <Segmented
        label={t('rules:editor.target')}
        value={target.kind}
        onChange={(kind) => onChange({ kind, id: '', name: '' })}
        options={[
          { key: 'department', label: t('rules:editor.toDepartment') },
          { key: 'person', label: t('rules:editor.toPerson') },
          { key: 'pool', label: t('rules:editor.toPool') },
        ]}
      />
      {target.kind === 'person' ? (
        <>
          {target.name && <HolderLine name={target.name} />}
          <PersonChooser
            label={t('rules:editor.choosePerson')}
            chosen={target.id ? [target.id] : []}
            onPick={(person) => onChange({ kind: 'person', ...person })}
          />
        </>
      ) : (
        <SelectField
          label={target.kind === 'department' ? t('rules:editor.department') : t('rules:editor.pool')}
          value={target.id}
          onChange={(event) => onChange({ kind: target.kind, id: event.target.value, name: '' })}
          options={[
            { value: '', label: t('rules:editor.choose') },
            ...(named ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      )}
    </div>
  )
}

function HolderLine({ name }: { name: string }) {
  return (
    <p>
      <b>{name}</b>
    </p>
  )
}
