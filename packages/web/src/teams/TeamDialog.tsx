import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamDetail } from '@zhike/core/teams/schema'
import { problemMessage } from '../app/api-problem.ts'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { teamQuery, useSaveTeam } from './api.ts'
import styles from './teams.module.css'

interface TeamDialogProps {
  /** null = a new one. */
  teamId: string | null
  onClose: () => void
}

/** Adds a team or changes its name, lead and members. */
export function TeamDialog({ teamId, onClose }: TeamDialogProps) {
  const { t } = useTranslation('teams')
  const { data, error } = useQuery({ ...teamQuery(teamId ?? ''), enabled: teamId !== null })
  return (
    <Dialog title={t(teamId === null ? 'teams:newTitle' : 'teams:editTitle')} open onClose={onClose} width={460}>
      {error ? (
        <InlineProblem>{problemMessage(error)}</InlineProblem>
      ) : teamId === null || data ? (
        <TeamForm key={data?.version} team={data ?? null} onClose={onClose} />
      ) : (
        <LoadingState lines={4} />
      )}
    </Dialog>
  )
}

function TeamForm({ team, onClose }: { team: TeamDetail | null; onClose: () => void }) {
  const { t } = useTranslation('teams')
  const [name, setName] = useState(team?.name ?? '')
  const [description, setDescription] = useState(team?.description ?? '')
  const [leadId, setLead] = useState(team?.lead?.id ?? '')
  const [members, setMembers] = useState<{ id: string; name: string }[]>(team?.members ?? [])
  const [problem, setProblem] = useState<string>()
  const save = useSaveTeam(team)
  const toggle = (person: { id: string; name: string }) => {
    const isIn = members.some((one) => one.id === person.id)
    if (isIn && leadId === person.id) setLead('')
    setMembers(isIn ? members.filter((one) => one.id !== person.id) : [...members, person])
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await save.mutateAsync({
        name: name.trim(),
        description: description.trim() || null,
        leadId: leadId || null,
        memberIds: members.map((one) => one.id),
      })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('teams:name')}
        required
        autoFocus
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('teams:description')}
        optional
        maxLength={300}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <div role="group" aria-label={t('teams:members')}>
        <div className={styles['head']}>
          <span className="text-2">{t('teams:memberCount', { count: members.length })}</span>
          <Popup
            title={t('teams:addMember')}
            width={320}
            trigger={
              <Button size="small" icon={<Plus aria-hidden="true" />}>
                {t('teams:addMember')}
              </Button>
            }
          >
            {() => (
              <PersonChooser
                label={t('teams:addMember')}
                chosen={members.map((one) => one.id)}
                onPick={(person) => toggle(person)}
              />
            )}
          </Popup>
        </div>
        <ul className={styles['members']}>
          {members.map((member) => (
            <li key={member.id}>
              <Avatar name={member.name} size="small" />
              <span className="grow ellipsis">{member.name}</span>
              <IconButton
                size="small"
                label={t('teams:takeOut', { name: member.name })}
                icon={<X aria-hidden="true" />}
                onClick={() => toggle(member)}
              />
            </li>
          ))}
        </ul>
      </div>
      <SelectField
        label={t('teams:lead')}
        value={leadId}
        onChange={(event) => setLead(event.target.value)}
        options={[
          { value: '', label: t('teams:noLead') },
          ...members.map((member) => ({ value: member.id, label: member.name })),
        ]}
      />
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <div className={styles['foot']}>
        <Button type="submit" tone="primary" loading={save.isPending}>
          {t('teams:save')}
        </Button>
      </div>
    </form>
  )
}
