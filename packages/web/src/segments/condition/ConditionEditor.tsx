import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Segmented } from '../../ui/controls/Segmented.tsx'
import styles from '../segments.module.css'
import { newKey, type Draft, type GroupDraft, type LeafDraft } from './draft.ts'
import { newLeaf } from './fields.ts'
import { LeafRow } from './LeafRow.tsx'

interface ConditionEditorProps {
  draft: Draft
  onChange: (draft: Draft) => void
  /** The segment that is being written: it cannot ask for itself. */
  segmentId: string | undefined
}

const firstField = 'tag'

/** Conditions of which all or any must hold, and groups of such one level below. */
export function ConditionEditor({ draft, onChange, segmentId }: ConditionEditorProps) {
  const { t } = useTranslation('segments')
  const replace = (key: string, row: LeafDraft | GroupDraft | undefined) =>
    onChange({ ...draft, rows: draft.rows.flatMap((one) => (one.key === key ? (row ?? []) : [one])) })
  const add = (row: LeafDraft | GroupDraft) => onChange({ ...draft, rows: [...draft.rows, row] })
  return (
    <div className={styles['rows']} role="group" aria-label={t('segments:condition')}>
      <Match value={draft.match} onChange={(match) => onChange({ ...draft, match })} />
      {draft.rows.map((row) =>
        row.kind === 'leaf' ? (
          <LeafRow key={row.key} leaf={row} segmentId={segmentId} onChange={(next) => replace(row.key, next)} />
        ) : (
          <Group key={row.key} group={row} segmentId={segmentId} onChange={(next) => replace(row.key, next)} />
        ),
      )}
      <div className={styles['adders']}>
        <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => add(newLeaf(firstField))}>
          {t('segments:addCondition')}
        </Button>
        <Button
          size="small"
          tone="text"
          icon={<Plus aria-hidden="true" />}
          onClick={() => {
            const match = draft.match === 'all' ? 'any' : 'all'
            add({ kind: 'group', key: newKey(), match, rows: [newLeaf(firstField)] })
          }}
        >
          {t('segments:addGroup')}
        </Button>
      </div>
    </div>
  )
}

function Match({
  value,
  onChange,
  end,
}: {
  value: 'all' | 'any'
  onChange: (match: 'all' | 'any') => void
  end?: React.ReactNode
}) {
  const { t } = useTranslation('segments')
  return (
    <div className={styles['match']}>
      <Segmented
        size="small"
        label={t('segments:match')}
        value={value}
        options={[
          { key: 'all', label: t('segments:matchAll') },
          { key: 'any', label: t('segments:matchAny') },
        ]}
        onChange={onChange}
      />
      {end}
    </div>
  )
}

interface GroupProps {
  group: GroupDraft
  segmentId: string | undefined
  onChange: (group: GroupDraft | undefined) => void
}

function Group({ group, segmentId, onChange }: GroupProps) {
  const { t } = useTranslation('segments')
  const setRows = (rows: LeafDraft[]) => onChange(rows.length > 0 ? { ...group, rows } : undefined)
  return (
    <div className={styles['group']} role="group" aria-label={t('segments:group')}>
      <Match
        value={group.match}
        onChange={(match) => onChange({ ...group, match })}
        end={
          <IconButton
            size="small"
            label={t('segments:removeGroup')}
            icon={<X aria-hidden="true" />}
            onClick={() => onChange(undefined)}
          />
        }
      />
      {group.rows.map((row) => (
        <LeafRow
          key={row.key}
          leaf={row}
          segmentId={segmentId}
          onChange={(next) => setRows(group.rows.flatMap((one) => (one.key === row.key ? (next ?? []) : [one])))}
        />
      ))}
      <div className={styles['adders']}>
        <Button
          size="small"
          icon={<Plus aria-hidden="true" />}
          onClick={() => setRows([...group.rows, newLeaf(firstField)])}
        >
          {t('segments:addCondition')}
        </Button>
      </div>
    </div>
  )
}
