import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person, PostChange } from '@zhike/core/people/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { LeaveList } from '../leaves/LeaveList.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { postChangesQuery } from './api.ts'
import styles from './people.module.css'

/** What belongs to a person beside the form: leave, teams, and how the post changed. */
export function PersonMore({ person }: { person: Person }) {
  const { t } = useTranslation(['people', 'leaves'])
  return (
    <>
      <Section title={t('leaves:title')} className={styles['more'] ?? ''}>
        <LeaveList person={person} />
      </Section>
      {person.teams.length > 0 && (
        <Section title={t('people:teams')} className={styles['more'] ?? ''}>
          <p className={styles['tags']}>
            {person.teams.map((team) => (
              <Tag key={team.id}>{team.name}</Tag>
            ))}
          </p>
        </Section>
      )}
      <Section title={t('people:history.title')} className={styles['more'] ?? ''}>
        <PostHistory personId={person.id} />
      </Section>
    </>
  )
}

function PostHistory({ personId }: { personId: string }) {
  const { t } = useTranslation('people')
  const format = useFormat()
  const { data, error } = useQuery(postChangesQuery(personId))
  if (error) return <InlineProblem>{problemMessage(error)}</InlineProblem>
  if (!data) return null
  if (data.items.length === 0) return <p className="meta">{t('people:history.none')}</p>
  return (
    <ul className={styles['history']}>
      {data.items.map((change) => (
        <li key={change.id}>
          <ChangedParts change={change} />
          <small className="text-3">
            {format.moment(change.at)} {change.actorName}
          </small>
        </li>
      ))}
    </ul>
  )
}

function ChangedParts({ change: { from, to } }: { change: PostChange }) {
  const { t } = useTranslation('people')
  return (['department', 'post', 'manager'] as const)
    .filter((part) => from[part] !== to[part])
    .map((part) => (
      <span key={part}>
        {t(`people:history.${part}`, {
          from: from[part] ?? t('people:history.nothing'),
          to: to[part] ?? t('people:history.nothing'),
        })}
      </span>
    ))
}
