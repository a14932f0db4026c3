import { Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DecisionMap, DecisionPerson, DecisionTie } from '@zhike/core/decision-maps/schema'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import styles from './decision-maps.module.css'
import type { ReportingNode } from './reporting-tree.ts'

interface PersonBranchProps {
  node: ReportingNode
  map: DecisionMap
  onEdit?: (person: DecisionPerson) => void
}

const tones = { supporter: 'ok', neutral: 'plain', opponent: 'bad' } as const

/** One person with what they are and how they stand, and below them who reports to them. */
export function PersonBranch({ node, map, onEdit }: PersonBranchProps) {
  const { t } = useTranslation('decision-maps')
  const { person, reports } = node
  return (
    <li>
      <div className={styles['person']} data-attitude={person.attitude ?? undefined}>
        <Avatar name={person.name} />
        <div className={styles['text']}>
          <div className={styles['name']}>
            <b className="ellipsis">{person.name}</b>
            {person.title && <span className="ellipsis text-2">{person.title}</span>}
          </div>
          <div className={styles['marks']}>
            {person.roles.map((role) => (
              <Tag key={role}>{t(`decision-maps:role.${role}`)}</Tag>
            ))}
            {person.attitude && (
              <Tag tone={tones[person.attitude]}>{t(`decision-maps:attitude.${person.attitude}`)}</Tag>
            )}
          </div>
          <div className={styles['ties']}>
            <Facts items={tiesOf(person, map).map(({ key, name }) => t(`decision-maps:tieTo.${key}`, { name }))} />
          </div>
        </div>
        {onEdit && (
          <IconButton
            size="small"
            label={t('decision-maps:editOf', { name: person.name })}
            icon={<Pencil />}
            onClick={() => onEdit(person)}
          />
        )}
      </div>
      {reports.length > 0 && (
        <ul>
          {reports.map((one) => (
            <PersonBranch key={one.person.contactId} node={one} map={map} {...(onEdit ? { onEdit } : {})} />
          ))}
        </ul>
      )}
    </li>
  )
}

interface ShownTie {
  key: DecisionTie['kind'] | 'influencedBy'
  name: string
}

/** Said on both people's lines, in the direction of each. */
function tiesOf({ contactId }: DecisionPerson, { people, ties }: DecisionMap): ShownTie[] {
  const nameOf = (id: string) => people.find((one) => one.contactId === id)?.name ?? ''
  return ties.flatMap((tie): ShownTie[] => {
    if (tie.contactId === contactId) return [{ key: tie.kind, name: nameOf(tie.otherId) }]
    if (tie.otherId !== contactId) return []
    return [{ key: tie.kind === 'influences' ? 'influencedBy' : tie.kind, name: nameOf(tie.contactId) }]
  })
}
