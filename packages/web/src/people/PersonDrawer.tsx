import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import type { Person } from '@zhike/core/people/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { SideDrawer } from '../ui/layout/SideDrawer.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { PersonSignInSection } from '../second-factor/PersonSignInSection.tsx'
import { useDeactivate, useReactivate, useResetPassword, useSavePerson } from './api.ts'
import { personForm, personInput } from './person-form.ts'
import { PersonFields } from './PersonFields.tsx'
import { TemporaryPassword } from './TemporaryPassword.tsx'
import styles from './people.module.css'

interface PersonDrawerProps {
  /** null = somebody new. */
  person: Person | null
  departmentId: string | undefined
  departments: readonly Department[]
  onClose: () => void
}

/** One person: facts, roles, login, leaving. */
export function PersonDrawer({ person, departmentId, departments, onClose }: PersonDrawerProps) {
  const { t } = useTranslation('people')
  const [form, setForm] = useState(() => personForm(person, departmentId))
  const [problem, setProblem] = useState<string>()
  const [password, setPassword] = useState<string>()
  const save = useSavePerson(person)
  const title = person?.name ?? t('people:form.newTitle')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = personInput(form)
    if (!input) return setProblem(`${t('people:form.capacity')}: ${t('people:form.number')}`)
    try {
      const saved = await save.mutateAsync({ input, roles: form.roles, withLogin: form.withLogin })
      if (saved.temporaryPassword) return setPassword(saved.temporaryPassword)
      showToast({ text: t('people:form.saved') })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }

  return (
    <>
      <SideDrawer
        label={title}
        open
        onClose={onClose}
        title={
          <span className={styles['who']}>
            {person && <Avatar name={person.name} />}
            <b className="ellipsis">{title}</b>
          </span>
        }
      >
        <form className={styles['drawer']} onSubmit={(event) => void submit(event)}>
          <PersonFields form={form} onChange={setForm} person={person} departments={departments} />
          {person?.abilities.resetPassword && person.canSignIn && (
            <PersonSignInSection personId={person.id} name={person.name} />
          )}
          {problem && <InlineProblem>{problem}</InlineProblem>}
          <div className={styles['foot']}>
            {person && (
              <PersonActions person={person} onPassword={setPassword} onProblem={setProblem} onDone={onClose} />
            )}
            {(!person || person.abilities.update) && (
              <Button type="submit" tone="primary" loading={save.isPending}>
                {person ? t('people:form.save') : t('people:form.create')}
              </Button>
            )}
          </div>
        </form>
      </SideDrawer>
      {password && <TemporaryPassword name={form.name} password={password} onClose={onClose} />}
    </>
  )
}

interface PersonActionsProps {
  person: Person
  onPassword: (password: string) => void
  onProblem: (text: string) => void
  onDone: () => void
}

function PersonActions({ person, onPassword, onProblem, onDone }: PersonActionsProps) {
  const { t } = useTranslation('people')
  const [isLeaving, setLeaving] = useState(false)
  const reset = useResetPassword(person.id)
  const deactivate = useDeactivate(person.id)
  const reactivate = useReactivate(person.id)
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      setLeaving(false)
      onProblem(problemMessage(error))
    }
  }
  const giveLogin = () =>
    attempt(async () => {
      const { temporaryPassword } = await reset.mutateAsync()
      if (temporaryPassword) onPassword(temporaryPassword)
    })
  const leave = () =>
    attempt(async () => {
      const { movedCustomers } = await deactivate.mutateAsync()
      showToast({ text: t('people:deactivate.done', { name: person.name, count: movedCustomers }) })
      onDone()
    })
  const comeBack = () =>
    attempt(async () => {
      await reactivate.mutateAsync()
      showToast({ text: t('people:deactivate.back', { name: person.name }) })
      onDone()
    })
  if (!person.isActive) {
    return (
      <Button loading={reactivate.isPending} onClick={() => void comeBack()}>
        {t('people:deactivate.again')}
      </Button>
    )
  }
  return (
    <>
      {person.abilities.deactivate && (
        <Button tone="text" onClick={() => setLeaving(true)}>
          {t('people:deactivate.action')}
        </Button>
      )}
      {person.abilities.resetPassword && (
        <Button loading={reset.isPending} onClick={() => void giveLogin()}>
          {person.canSignIn ? t('people:password.reset') : t('people:password.give')}
        </Button>
      )}
      <ConfirmDialog
        title={t('people:deactivate.title', { name: person.name })}
        text={t('people:deactivate.text', { count: person.held })}
        confirmLabel={t('people:deactivate.confirm')}
        dangerous
        open={isLeaving}
        onClose={() => setLeaving(false)}
        onConfirm={leave}
      />
    </>
  )
}
