import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tagNameLength, type Tag } from '@zhike/core/tags/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { SearchField } from '../ui/controls/SearchField.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines, useIsSlow } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { tagsQuery, useSaveTag } from './api.ts'
import { groupTags } from './group-tags.ts'
import { TagDot } from './TagChip.tsx'
import styles from './tags.module.css'

interface TagChooserProps {
  label: string
  /** How each stands: on all, on some; absent = on none. */
  states: ReadonlyMap<string, 'all' | 'some'>
  onToggle: (tag: Pick<Tag, 'id' | 'name' | 'colour'>) => void
  /** A name that is not there may be made here, by whoever manages tags. */
  canAdd?: boolean
}

/** All tags by group, with a search over them. */
export function TagChooser({ label, states, onToggle, canAdd = false }: TagChooserProps) {
  const { t } = useTranslation('tags')
  const manages = useCan('tag.manage')
  const { data: tags, error, refetch } = useQuery(tagsQuery)
  const isSlow = useIsSlow(!tags)
  const save = useSaveTag(null)
  const [text, setText] = useState('')
  if (error && !tags) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  const name = text.trim()
  const groups = groupTags(tags ?? [], text)
  const isNew = name !== '' && !tags?.some((tag) => tag.name.toLowerCase() === name.toLowerCase())
  const add = async () => {
    try {
      onToggle(await save.mutateAsync({ name, colour: 'grey', groupName: null }))
      setText('')
    } catch (problem) {
      showToast({ text: problemMessage(problem), tone: 'bad' })
    }
  }
  return (
    <div className={styles['chooser']}>
      <SearchField label={label} placeholder={t('tags:find')} value={text} onChange={setText} delayMs={80} />
      {isSlow && <SkeletonLines lines={4} />}
      {tags?.length === 0 && !isNew && <p className="meta">{t(manages ? 'tags:noneManaged' : 'tags:none')}</p>}
      {tags && tags.length > 0 && groups.length === 0 && <p className="meta">{t('tags:noMatch', { text: name })}</p>}
      <div className={styles['choices']}>
        {groups.map((group) => (
          <fieldset key={group.name ?? ''}>
            <legend className={styles['group']}>{group.name ?? t('tags:ungrouped')}</legend>
            {group.tags.map((tag) => (
              <div key={tag.id} className={styles['choice']}>
                <Checkbox
                  checked={states.get(tag.id) === 'all'}
                  indeterminate={states.get(tag.id) === 'some'}
                  onChange={() => onToggle(tag)}
                >
                  <TagDot colour={tag.colour} />
                  {tag.name}
                </Checkbox>
              </div>
            ))}
          </fieldset>
        ))}
      </div>
      {canAdd && manages && isNew && name.length <= tagNameLength && (
        <Button size="small" icon={<Plus aria-hidden="true" />} loading={save.isPending} onClick={() => void add()}>
          {t('tags:addNamed', { name })}
        </Button>
      )}
    </div>
  )
}
