import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session/use-session.ts'
import { SearchField } from '../ui/controls/SearchField.tsx'
import { useArrowFocus } from '../ui/hooks/use-arrow-focus.ts'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { SkeletonLines, useIsSlow } from '../ui/state/Skeleton.tsx'
import { personOptionsQuery } from './person-options.ts'
import styles from './ownership.module.css'

interface PersonChooserProps {
  label: string
  chosen: readonly string[]
  onPick: (person: { id: string; name: string }) => void
  /** Whom to offer before a name is typed: the people of this department and below. */
  departmentId?: string | undefined
}

/** Finds a person by name. A press chooses; with several chosen a second press takes one out. */
export function PersonChooser({ label, chosen, onPick, departmentId }: PersonChooserProps) {
  const { t } = useTranslation('ownership')
  const { person: me } = useSession()
  const [text, setText] = useState('')
  const { data, isPending } = useQuery(personOptionsQuery(text, departmentId))
  const isSlow = useIsSlow(isPending)
  const onKeyDown = useArrowFocus('[data-person]')
  return (
    <div className={styles['chooser']}>
      <SearchField label={label} placeholder={t('ownership:personSearch')} value={text} onChange={setText} />
      {isSlow && <SkeletonLines lines={4} />}
      {data?.length === 0 && <p className="meta">{t('ownership:noPerson', { text })}</p>}
      <ul className={styles['people']} aria-label={label} onKeyDown={onKeyDown}>
        {data?.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              data-person
              className={styles['person']}
              aria-pressed={chosen.includes(person.id)}
              onClick={() => onPick({ id: person.id, name: person.name })}
            >
              <Avatar name={person.name} isMe={person.id === me.id} />
              <span className="ellipsis">{person.name}</span>
              {person.departmentName && <small className="ellipsis text-3">{person.departmentName}</small>}
              {chosen.includes(person.id) && <Check aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
