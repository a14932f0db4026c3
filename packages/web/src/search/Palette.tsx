import { Search } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { usePalette, type PaletteItem } from './use-palette.tsx'
import { useTyped } from './use-typed.ts'
import styles from './search.module.css'

interface PaletteProps {
  /** What was chosen, and whether it should open in a tab of its own. */
  onPick: (item: PaletteItem, inNewTab: boolean) => void
  onCancel: () => void
}

/** One box over customers, contacts, orders, follow-ups, pages and actions; ↑ ↓ choose, Enter opens. */
export function Palette({ onPick, onCancel }: PaletteProps) {
  const { t } = useTranslation(['search', 'app'])
  const listId = useId()
  const { text, settled, input } = useTyped(120)
  const { groups, isFetching, error } = usePalette(settled)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const items = groups.flatMap((group) => group.items)
  const chosen = items[Math.min(at, items.length - 1)]
  const isTyped = settled !== ''
  const optionId = (item: PaletteItem) => `${listId}-${items.indexOf(item)}`
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, chosen?.key])

  // What stands there may still belong to the words before: Enter waits for the answer.
  const isSettled = text.trim() === settled && !(isTyped && isFetching)
  const [entered, setEntered] = useState<'here' | 'new tab'>()
  useEffect(() => {
    if (!entered || !isSettled) return
    setEntered(undefined)
    if (chosen) onPick(chosen, entered === 'new tab')
  }, [entered, isSettled, chosen, onPick])

  const move = (to: number) => setAt(items.length === 0 ? 0 : (to + items.length) % items.length)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const now = Math.min(at, items.length - 1)
    const places: Record<string, number> = { ArrowDown: now + 1, ArrowUp: now - 1, PageDown: now + 5, PageUp: now - 5 }
    const to = places[event.key]
    if (to !== undefined) {
      event.preventDefault()
      const isPage = event.key.startsWith('Page')
      move(isPage ? Math.max(0, Math.min(to, items.length - 1)) : to)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      setEntered(event.ctrlKey || event.metaKey ? 'new tab' : 'here')
    }
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
  }
  const isNothing = isTyped && !isFetching && !error && items.length === 0
  return (
    <div className={styles['finder']}>
      <div className={styles['field']}>
        <Search aria-hidden="true" />
        <input
          type="search"
          role="combobox"
          aria-label={t('search:everything')}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen && optionId(chosen)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('app:search')}
          onKeyDown={onKeyDown}
          {...input(() => {
            setAt(0)
            setEntered(undefined)
          })}
        />
      </div>
      {error && (
        <div className={styles['note']}>
          <InlineProblem>{problemMessage(error)}</InlineProblem>
        </div>
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('search:everything')}
        className={styles['hits']}
        data-stale={isFetching || undefined}
      >
        {groups.map((group) => (
          <div key={group.key} role="group" aria-labelledby={`${listId}-${group.key}`}>
            <div id={`${listId}-${group.key}`} role="presentation" className={styles['groupHead']}>
              {t(`search:group.${group.key}`)}
            </div>
            {group.items.map((item) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox above has the keys
              <div
                key={item.key}
                id={optionId(item)}
                role="option"
                // The combobox keeps the focus; it names the option that is chosen.
                tabIndex={-1}
                aria-selected={item === chosen}
                className={styles['hit']}
                onMouseMove={() => setAt(items.indexOf(item))}
                onClick={(event) => onPick(item, event.ctrlKey || event.metaKey)}
              >
                {item.shown}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={isNothing ? styles['note'] : 'visually-hidden'}>
        {isNothing ? t('search:nothing', { text: settled }) : isTyped ? t('search:hits', { count: items.length }) : ''}
      </p>
      {!isTyped && <p className={styles['note']}>{t('search:hint')}</p>}
    </div>
  )
}
