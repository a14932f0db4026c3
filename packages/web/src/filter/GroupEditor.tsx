import { FolderPlus, Link2, Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '@zhike/core/filter/condition'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import {
  conditionOf,
  firstLeaf,
  groupOf,
  isGroup,
  replaced,
  type Group,
  type Join,
  type Related,
} from './condition-tree.ts'
import { LeafEditor } from './LeafEditor.tsx'
import { useFilterFields } from './use-filter-fields.ts'
import styles from './filter.module.css'

interface GroupEditorProps {
  group: Group
  /** Of related rows only their own fields are asked. */
  relation: string | null
  depth: number
  onChange: (group: Group) => void
  onRemove?: (() => void) | undefined
  /** Stands in a frame already. */
  bare?: boolean
}

const joins = ['all', 'any', 'none'] as const
const deepest = 3

export function GroupEditor({ group, relation, depth, onChange, onRemove, bare = false }: GroupEditorProps) {
  const { t } = useTranslation('filter')
  const fields = useFilterFields()
  const { parts } = group
  const add = (part: Condition) => onChange({ ...group, parts: [...parts, part] })
  const replace = (index: number, part: Condition | undefined) =>
    onChange({ ...group, parts: replaced(parts, index, part) })
  const first = fields.fieldsOf(relation)[0]
  const addFirst = () => first && add(firstLeaf(first.name, first.definition))
  return (
    <div
      role="group"
      className={`${styles['group']} ${depth > 0 && !bare ? styles['nested'] : ''}`}
      aria-label={t('filter:group')}
    >
      <div className={styles['head']}>
        <select
          className={styles['select']}
          aria-label={t('filter:joinLabel')}
          value={group.join}
          onChange={(event) => onChange({ ...group, join: event.target.value as Join })}
        >
          {joins.map((join) => (
            <option key={join} value={join}>
              {t(`filter:join.${join}`)}
            </option>
          ))}
        </select>
        {onRemove && <IconButton size="small" label={t('filter:removeGroup')} icon={<X />} onClick={onRemove} />}
      </div>
      {parts.length === 0 && <p className={styles['empty']}>{t(relation ? 'filter:anyRow' : 'filter:nothing')}</p>}
      <ul className={styles['rows']}>
        {parts.map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- conditions have no identity, their place is it
          <li key={index}>
            <Part
              part={part}
              relation={relation}
              depth={depth}
              onChange={(next) => replace(index, next)}
              onRemove={() => replace(index, undefined)}
            />
          </li>
        ))}
      </ul>
      <div className={styles['adds']}>
        <Button size="small" tone="text" icon={<Plus />} onClick={addFirst}>
          {t('filter:addCondition')}
        </Button>
        {relation === null && (
          <ActionMenu
            title={t('filter:addRelated')}
            placement="bottomLeft"
            trigger={
              <Button size="small" tone="text" icon={<Link2 />}>
                {t('filter:addRelated')}
              </Button>
            }
            items={fields.related.flatMap(({ name, label }) => [
              { key: name, label: t('filter:has', { relation: label }), onSelect: () => add({ has: name }) },
              {
                key: `not ${name}`,
                label: t('filter:hasNot', { relation: label }),
                onSelect: () => add({ hasNot: name }),
              },
            ])}
          />
        )}
        {depth < deepest && (
          <Button
            size="small"
            tone="text"
            icon={<FolderPlus />}
            onClick={() => first && add({ any: [firstLeaf(first.name, first.definition)] })}
          >
            {t('filter:addGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface PartProps {
  part: Condition
  relation: string | null
  depth: number
  onChange: (part: Condition | undefined) => void
  onRemove: () => void
}

function Part({ part, relation, depth, onChange, onRemove }: PartProps) {
  if (isGroup(part)) {
    return (
      <GroupEditor
        group={groupOf('not' in part && !('any' in part.not) ? { not: { any: [part.not] } } : part)}
        relation={relation}
        depth={depth + 1}
        onChange={(group) => onChange(nested(group))}
        onRemove={onRemove}
      />
    )
  }
  if ('has' in part || 'hasNot' in part) {
    return <RelatedEditor part={part} depth={depth} onChange={onChange} onRemove={onRemove} />
  }
  return 'field' in part ? <LeafEditor leaf={part} relation={relation} onChange={onChange} onRemove={onRemove} /> : null
}

/** A group inside another stays one also with a single part, so that it does not fall apart while it is written. */
function nested(group: Group): Condition | undefined {
  return group.join === 'all' && group.parts.length === 1 ? { all: group.parts } : conditionOf(group)
}

interface RelatedEditorProps {
  part: Related
  depth: number
  onChange: (part: Condition) => void
  onRemove: () => void
}

/** 有订单，其中… : rows that hang on the customer, and what one of them has to be like. */
function RelatedEditor({ part, depth, onChange, onRemove }: RelatedEditorProps) {
  const { t } = useTranslation('filter')
  const { related } = useFilterFields()
  const name = 'has' in part ? part.has : part.hasNot
  const label = related.find((one) => one.name === name)?.label ?? name
  const of = (isThere: boolean, where: Condition | undefined): Condition => {
    const asked = where ? { where } : {}
    return isThere ? { has: name, ...asked } : { hasNot: name, ...asked }
  }
  return (
    <div className={`${styles['group']} ${styles['nested']}`}>
      <div className={styles['head']}>
        <select
          className={styles['select']}
          aria-label={t('filter:hasOrNot', { relation: label })}
          value={'has' in part ? 'has' : 'hasNot'}
          onChange={(event) => onChange(of(event.target.value === 'has', part.where))}
        >
          <option value="has">{t('filter:has', { relation: label })}</option>
          <option value="hasNot">{t('filter:hasNot', { relation: label })}</option>
        </select>
        <span className="text-2">{t('filter:where')}</span>
        <IconButton size="small" label={t('filter:remove')} icon={<X />} onClick={onRemove} />
      </div>
      <GroupEditor
        group={groupOf(part.where)}
        relation={name}
        depth={depth + 1}
        bare
        onChange={(group) => onChange(of('has' in part, conditionOf(group)))}
      />
    </div>
  )
}
