import { Check, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { useArrowFocus } from '../ui/hooks/use-arrow-focus.ts'
import type { CodedName, CodeTree } from './code-tree.ts'
import { coveredBy, isPartlyChosen } from './toggle-code.ts'
import styles from './code-tree-picker.module.css'

interface CodeColumnProps {
  label: string
  tree: CodeTree
  items: readonly CodedName[]
  chosen: readonly string[]
  multiple: boolean
  openCode?: string | undefined
  onPick: (code: string) => void
  onOpen?: (code: string) => void
  withPath?: boolean
  empty?: string
}

export function CodeColumn(props: CodeColumnProps) {
  const { tree, items, multiple, onOpen } = props
  const { t } = useTranslation('reference')
  const onKeyDown = useArrowFocus('[data-entry]')
  if (items.length === 0 && props.empty) return <p className={styles['empty']}>{props.empty}</p>
  return (
    <ul className={styles['column']} aria-label={props.label} onKeyDown={onKeyDown}>
      {items.map((item) => {
        const hasMore = tree.childrenOf(item.code).length > 0
        return (
          <li key={item.code} className={styles['entry']} data-open={item.code === props.openCode || undefined}>
            {multiple ? <Tick {...props} item={item} /> : <Choice {...props} item={item} />}
            {hasMore && onOpen && (
              <button
                type="button"
                className={styles['more']}
                aria-label={t('reference:open', { name: item.name })}
                aria-expanded={item.code === props.openCode}
                onClick={() => onOpen(item.code)}
              >
                <ChevronRight aria-hidden="true" />
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface EntryProps extends CodeColumnProps {
  item: CodedName
}

function Tick({ tree, chosen, item, onPick, withPath }: EntryProps) {
  const cover = coveredBy(tree, chosen, item.code)
  return (
    <Checkbox
      data-entry
      className={styles['tick']}
      checked={cover !== undefined}
      indeterminate={cover === undefined && isPartlyChosen(tree, chosen, item.code)}
      disabled={cover !== undefined && cover !== item.code}
      onChange={() => onPick(item.code)}
    >
      <EntryName tree={tree} item={item} withPath={withPath} />
    </Checkbox>
  )
}

function Choice({ tree, chosen, item, onPick, withPath }: EntryProps) {
  const isChosen = chosen.includes(item.code)
  return (
    <button
      type="button"
      data-entry
      className={styles['choice']}
      aria-pressed={isChosen}
      onClick={() => onPick(item.code)}
    >
      <EntryName tree={tree} item={item} withPath={withPath} />
      {isChosen && <Check aria-hidden="true" />}
    </button>
  )
}

function EntryName({ tree, item, withPath }: { tree: CodeTree; item: CodedName; withPath: boolean | undefined }) {
  const parents = withPath ? tree.pathOf(item.code).slice(0, -1) : []
  return (
    <>
      {item.name}
      {parents.length > 0 && <small className={styles['path']}>{parents.map((one) => one.name).join(' / ')}</small>}
    </>
  )
}
