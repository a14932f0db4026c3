import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Team } from '@zhike/core/teams/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { SideList, SideListLine } from '../ui/layout/SideList.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { teamsQuery, useDeleteTeam } from './api.ts'
import { TeamDialog } from './TeamDialog.tsx'
import styles from './teams.module.css'

interface TeamListProps {
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
}

/** Teams across departments; a press shows the people of one. */
export function TeamList({ chosen, onChoose }: TeamListProps) {
  const { t } = useTranslation('teams')
  const manages = useCan('person.manage')
  const { data, error } = useQuery(teamsQuery)
  const [editing, setEditing] = useState<{ teamId: string | null }>()
  const [leaving, setLeaving] = useState<Team>()
  const remove = useDeleteTeam()
  const dissolve = async (team: Team) => {
    try {
      await remove.mutateAsync(team.id)
      if (chosen === team.id) onChoose(undefined)
      showToast({ text: t('teams:removed', { name: team.name }) })
    } catch (problem) {
      showToast({ text: problemMessage(problem), tone: 'bad' })
    }
    setLeaving(undefined)
  }
  return (
    <>
      <SideList
        label={t('teams:title')}
        action={
          manages && (
            <IconButton
              label={t('teams:add')}
              icon={<Plus aria-hidden="true" />}
              onClick={() => setEditing({ teamId: null })}
            />
          )
        }
        above={
          <>
            {error && <InlineProblem>{problemMessage(error)}</InlineProblem>}
            {data?.items.length === 0 && <p className={`meta ${styles['none']}`}>{t('teams:none')}</p>}
          </>
        }
      >
        {data?.items.map((team) => (
          <SideListLine
            key={team.id}
            isChosen={chosen === team.id}
            onClick={() => onChoose(chosen === team.id ? undefined : team.id)}
            menu={
              team.abilities.update && (
                <ActionMenu
                  title={team.name}
                  trigger={
                    <IconButton
                      size="small"
                      label={t('teams:menu', { name: team.name })}
                      icon={<Ellipsis aria-hidden="true" />}
                    />
                  }
                  items={[
                    { key: 'edit', label: t('teams:edit'), onSelect: () => setEditing({ teamId: team.id }) },
                    team.abilities.delete && {
                      key: 'remove',
                      label: t('teams:remove'),
                      dangerous: true,
                      separated: true,
                      onSelect: () => setLeaving(team),
                    },
                  ]}
                />
              )
            }
          >
            <span className="ellipsis">
              {team.name}
              {team.lead && <small> {team.lead.name}</small>}
            </span>
            <small>{team.people}</small>
          </SideListLine>
        ))}
      </SideList>
      {editing && <TeamDialog teamId={editing.teamId} onClose={() => setEditing(undefined)} />}
      {leaving && (
        <ConfirmDialog
          open
          title={t('teams:removeTitle', { name: leaving.name })}
          text={t('teams:removeText')}
          confirmLabel={t('teams:remove')}
          dangerous
          onClose={() => setLeaving(undefined)}
          onConfirm={() => dissolve(leaving)}
        />
      )}
    </>
  )
}
