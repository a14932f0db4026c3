import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pool } from '@zhike/core/pools/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { departmentsQuery, useSavePool, useSwitchPool, type PoolForm } from './api.ts'
import styles from './pools.module.css'

/** Makes or changes a pool. */
export function PoolDialog({ pool, onClose }: { pool: Pool | null; onClose: () => void }) {
  const { t } = useTranslation('pools')
  const departments = useQuery(departmentsQuery)
  const [form, setForm] = useState<PoolForm>({
    name: pool?.name ?? '',
    description: pool?.description ?? '',
    everyoneClaims: pool?.everyoneClaims ?? true,
    departmentIds: pool?.departments.map((one) => one.id) ?? [],
    isDefault: pool?.isDefault ?? false,
  })
  const [problem, setProblem] = useState<string>()
  const save = useSavePool(pool)
  const set = (part: Partial<PoolForm>) => setForm((before) => ({ ...before, ...part }))
  const toggle = (id: string) =>
    set({
      departmentIds: form.departmentIds.includes(id)
        ? form.departmentIds.filter((one) => one !== id)
        : [...form.departmentIds, id],
    })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!form.everyoneClaims && form.departmentIds.length === 0) return setProblem(t('pools:form.pickDepartment'))
    try {
      await save.mutateAsync(form)
      showToast({ text: t('pools:form.saved') })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }

  return (
    <Dialog title={pool ? t('pools:form.editTitle') : t('pools:form.newTitle')} open onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('pools:form.name')}
          required
          maxLength={100}
          value={form.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextAreaField
          label={t('pools:form.description')}
          optional
          rows={2}
          maxLength={500}
          value={form.description}
          onChange={(event) => set({ description: event.target.value })}
        />
        <Segmented
          label={t('pools:form.who')}
          value={form.everyoneClaims ? 'everyone' : 'chosen'}
          onChange={(who) => set({ everyoneClaims: who === 'everyone' })}
          options={[
            { key: 'everyone', label: t('pools:form.everyone') },
            { key: 'chosen', label: t('pools:form.chosen') },
          ]}
        />
        {!form.everyoneClaims && (
          <fieldset className={styles['departments']}>
            <legend>{t('pools:form.departments')}</legend>
            {departments.data?.items.map((department) => (
              <Checkbox
                key={department.id}
                checked={form.departmentIds.includes(department.id)}
                onChange={() => toggle(department.id)}
              >
                {department.name}
              </Checkbox>
            ))}
          </fieldset>
        )}
        {pool && !pool.isDefault && pool.isActive && (
          <Checkbox checked={form.isDefault} onChange={(event) => set({ isDefault: event.target.checked })}>
            {t('pools:form.makeDefault')}
          </Checkbox>
        )}
        {problem && <InlineProblem>{problem}</InlineProblem>}
        <div className={styles['foot']}>
          {pool && (pool.abilities.deactivate || !pool.isActive) && (
            <SwitchButton pool={pool} onDone={onClose} onProblem={setProblem} />
          )}
          <Button type="submit" tone="primary" loading={save.isPending}>
            {pool ? t('pools:form.save') : t('pools:form.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface SwitchButtonProps {
  pool: Pool
  onDone: () => void
  onProblem: (text: string) => void
}

function SwitchButton({ pool, onDone, onProblem }: SwitchButtonProps) {
  const { t } = useTranslation('pools')
  const change = useSwitchPool(pool)
  const run = async () => {
    try {
      await change.mutateAsync()
      showToast({
        text: t(pool.isActive ? 'pools:form.closedToast' : 'pools:form.reopenedToast', { name: pool.name }),
      })
      onDone()
    } catch (error) {
      onProblem(problemMessage(error))
    }
  }
  return (
    <Button loading={change.isPending} onClick={() => void run()}>
      {pool.isActive ? t('pools:form.close') : t('pools:form.reopen')}
    </Button>
  )
}
