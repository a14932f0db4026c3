import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeAccessLink } from '@zhike/core/access-links/schema'
import type { Department } from '@zhike/core/departments/schema'
import type { Person } from '@zhike/core/people/schema'
import { useMakeLink } from '../access-links/api.ts'
import { LinkDialog } from '../access-links/LinkDialog.tsx'
import { problemMessage } from '../app/api-problem.ts'
import { AuditLink } from '../audit/AuditLink.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { SideDrawer } from '../ui/layout/SideDrawer.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { PersonSignInSection } from '../second-factor/PersonSignInSection.tsx'
import { useReactivate, useSavePerson } from './api.ts'
import { DeactivateDialog } from './DeactivateDialog.tsx'
import { LoginSection } from './LoginSection.tsx'
import { personForm, personInput } from './person-form.ts'
import { PersonLooks } from './PersonLooks.tsx'
import { PersonFields } from './PersonFields.tsx'
import { PersonMore } from './PersonMore.tsx'
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
  const { t } = useTranslation(['people', 'access-links'])
  const [form, setForm] = useState(() => personForm(person, departmentId))
  const [problem, setProblem] = useState<string>()
  const [password, setPassword] = useState<string>()
  const [link, setLink] = useState<MadeAccessLink>()
  const makeLink = useMakeLink()
  const save = useSavePerson(person)
  const title = person?.name ?? t('people:form.newTitle')

  // The person stands already: a failure must not lead to adding them twice.
  const invite = async (personId: string) => {
    try {
      setLink(await makeLink.mutateAsync(personId))
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
      onClose()
    }
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = personInput(form)
    if (!input) return setProblem(`${t('people:form.capacity')}: ${t('people:form.number')}`)
    const hasName = input.email ?? input.phone ?? input.staffNumber
    if (!person && form.way === 'invite' && hasName === null) return setProblem(t('access-links:way.needsName'))
    try {
      const saved = await save.mutateAsync({ input, roles: form.roles, way: form.way })
      if (saved.temporaryPassword) return setPassword(saved.temporaryPassword)
      if (saved.toInvite) return await invite(saved.id)
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
        actions={
          person && (
            <>
              <PersonLooks person={person} />
              <AuditLink search={{ actor: person.id }} />
            </>
          )
        }
        title={
          <span className={styles['who']}>
            {person && <Avatar name={person.name} />}
            <b className="ellipsis">{title}</b>
          </span>
        }
      >
        <form className={styles['drawer']} onSubmit={(event) => void submit(event)}>
          {person?.abilities.resetPassword && (
            <LoginSection person={person} onLink={setLink} onPassword={setPassword} />
          )}
          {person?.abilities.resetPassword && person.canSignIn && (
            <PersonSignInSection personId={person.id} name={person.name} />
          )}
          <fieldset className={styles['fields']} disabled={person !== null && !person.abilities.update}>
            <PersonFields form={form} onChange={setForm} person={person} departments={departments} />
          </fieldset>
          {problem && <InlineProblem>{problem}</InlineProblem>}
          <div className={styles['foot']}>
            {person && <PersonActions person={person} onProblem={setProblem} onDone={onClose} />}
            {(!person || person.abilities.update) && (
              <Button type="submit" tone="primary" loading={save.isPending || makeLink.isPending}>
                {person ? t('people:form.save') : t('people:form.create')}
              </Button>
            )}
          </div>
        </form>
        {person && <PersonMore person={person} />}
      </SideDrawer>
      {password && <TemporaryPassword name={form.name} password={password} onClose={onClose} />}
      {link && <LinkDialog name={form.name} link={link} onClose={onClose} />}
    </>
  )
}

interface PersonActionsProps {
  person: Person
  onProblem: (text: string) => void
  onDone: () => void
}

function PersonActions({ person, onProblem, onDone }: PersonActionsProps) {
  const { t } = useTranslation('people')
  const [isLeaving, setLeaving] = useState(false)
  const reactivate = useReactivate(person.id)
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      onProblem(problemMessage(error))
    }
  }
  const comeBack = () =>
    attempt(async () => {
      await reactivate.mutateAsync()
      showToast({ text: t('people:deactivate.back', { name: person.name }) })
      onDone()
    })
  if (!person.isActive) {
    if (!person.abilities.update) return null
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
      {isLeaving && <DeactivateDialog person={person} onClose={() => setLeaving(false)} onDone={onDone} />}
    </>
  )
}
