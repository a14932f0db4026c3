import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { SearchField } from '../ui/controls/SearchField.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { CodeColumn } from './CodeColumn.tsx'
import type { CodeTree } from './code-tree.ts'
import styles from './code-tree-picker.module.css'

interface CodeTreePickerProps {
  label: string
  tree: CodeTree
  chosen: readonly string[]
  /** A press on an entry: in a list of many it is toggled, as the only value it is taken. */
  onPick: (code: string) => void
  multiple?: boolean
}

/** Divisions or industries in columns from wide to narrow, with a search over all of them. On a phone one column. */
export function CodeTreePicker({ label, tree, chosen, onPick, multiple = false }: CodeTreePickerProps) {
  const { t } = useTranslation('reference')
  const isPhone = useIsPhone()
  const [text, setText] = useState('')
  const first = chosen[0]
  const [opened, setOpened] = useState<readonly string[]>(() => {
    const path = first === undefined ? [] : tree.pathOf(first).map((one) => one.code)
    return path.filter((code) => tree.childrenOf(code).length > 0)
  })
  const columns = [tree.roots, ...opened.map((code) => tree.childrenOf(code))]
  const shown = isPhone ? columns.slice(-1) : columns
  const open = (code: string, level: number) => setOpened([...opened.slice(0, level), code])
  const up = opened[opened.length - 1]

  return (
    <div className={styles['picker']}>
      <SearchField label={t('reference:search', { name: label })} value={text} onChange={setText} delayMs={120} />
      {text ? (
        <CodeColumn
          label={t('reference:found')}
          tree={tree}
          items={tree.search(text)}
          chosen={chosen}
          multiple={multiple}
          onPick={onPick}
          withPath
          empty={t('reference:nothing', { text })}
        />
      ) : (
        <>
          {isPhone && up !== undefined && (
            <div className={styles['up']}>
              <IconButton
                label={t('reference:up')}
                icon={<ChevronLeft />}
                onClick={() => setOpened(opened.slice(0, -1))}
              />
              {tree.find(up)?.name}
            </div>
          )}
          <div className={styles['columns']}>
            {shown.map((items, index) => {
              const level = isPhone ? opened.length : index
              return (
                <CodeColumn
                  key={opened[level - 1] ?? 'roots'}
                  label={level === 0 ? label : (tree.find(opened[level - 1] ?? '')?.name ?? label)}
                  tree={tree}
                  items={items}
                  chosen={chosen}
                  multiple={multiple}
                  openCode={isPhone ? undefined : opened[level]}
                  onPick={(code) => {
                    onPick(code)
                    if (!multiple && tree.childrenOf(code).length > 0) open(code, level)
                  }}
                  onOpen={(code) => open(code, level)}
                />
              )
            })}
          </div>
        </>
      )}
    </div>
  )
}
