import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '@zhike/core/search/schema'
import { problemMessage } from '../app/api-problem.ts'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { searchQuery } from './api.ts'
import { FoundCustomer } from './FoundCustomer.tsx'
import { useTyped } from './use-typed.ts'
import styles from './search.module.css'

interface CustomerFinderProps {
  label: string
  placeholder: string
  /** The hit, and whether it should open in a tab of its own. */
  onPick: (hit: SearchHit, inNewTab: boolean) => void
  onCancel: () => void
  /** What is offered before anything is typed. */
  suggestions?: readonly SearchHit[]
  suggestionsLabel?: string
  /** Below the field while nothing is typed and nothing can be suggested. */
  hint?: ReactNode
}

/** Finds customers by any part of the name, pinyin, contact or phone; ↑ ↓ choose, Enter picks. */
export function CustomerFinder(props: CustomerFinderProps) {
  const { t } = useTranslation('search')
  const listId = useId()
  const { text, settled, input } = useTyped(150)
  const { data, error, isFetching } = useQuery(searchQuery(settled))
  const [at, setAt] = useState(0)
  const typed = settled !== ''
  const hits = typed ? (data?.items ?? []) : (props.suggestions ?? [])
  const chosen = hits[Math.min(at, hits.length - 1)]
  const optionId = (hit: SearchHit) => `${listId}-${hit.customerId}`

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(hits.length === 0 ? 0 : (Math.min(at, hits.length - 1) + step + hits.length) % hits.length)
    }
    // What stands there may still belong to the words before: wait for the answer.
    if (event.key === 'Enter' && chosen && text.trim() === settled && !(typed && isFetching)) {
      event.preventDefault()
      props.onPick(chosen, event.ctrlKey || event.metaKey)
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      props.onCancel()
    }
  }
  const isNothing = typed && !isFetching && data?.items.length === 0
  return (
    <div className={styles['finder']}>
      <div className={styles['field']}>
        <Search aria-hidden="true" />
        <input
          type="search"
          role="combobox"
          aria-label={props.label}
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen && optionId(chosen)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          onKeyDown={onKeyDown}
          {...input(() => setAt(0))}
        />
      </div>
      {error && (
        <div className={styles['note']}>
          <InlineProblem>{problemMessage(error)}</InlineProblem>
        </div>
      )}
      {!typed && hits.length > 0 && <p className={styles['group']}>{props.suggestionsLabel}</p>}
      <ul
        id={listId}
        role="listbox"
        aria-label={props.label}
        className={styles['hits']}
        data-stale={isFetching || undefined}
      >
        {hits.map((hit, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox above has the keys
          <li
            key={hit.customerId}
            id={optionId(hit)}
            role="option"
            aria-selected={hit === chosen}
            className={styles['hit']}
            onMouseMove={() => setAt(index)}
            onClick={(event) => props.onPick(hit, event.ctrlKey || event.metaKey)}
          >
            <FoundCustomer hit={hit} />
          </li>
        ))}
      </ul>
      <p role="status" className={isNothing ? styles['note'] : 'visually-hidden'}>
        {isNothing ? t('search:nothing', { text: settled }) : typed ? t('search:found', { count: hits.length }) : ''}
      </p>
      {!typed && hits.length === 0 && props.hint && <div className={styles['note']}>{props.hint}</div>}
    </div>
  )
}
