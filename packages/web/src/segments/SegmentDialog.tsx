import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { customerFields } from '@zhike/core/customers/fields'
import { isTooDeep, type Condition } from '@zhike/core/filter/condition'
import type { Segment, SegmentKind } from '@zhike/core/segments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan, useSession } from '../app/session/use-session.ts'
import { conditionOf, firstLeaf, groupOf, isComplete, type Group } from '../filter/condition-tree.ts'
import { GroupEditor } from '../filter/GroupEditor.tsx'
import { useFilterFields } from '../filter/use-filter-fields.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { useSaveSegment } from './api.ts'
import { ConditionPreview } from './ConditionPreview.tsx'
import styles from './segments.module.css'

interface SegmentDialogProps {
  /** null = a new one. */
  segment: Segment | null
  /** What a new one begins with: the filters of a list. */
  begin?: Condition | undefined
  onClose: () => void
  onSaved?: (segment: Segment) => void
}

export function SegmentDialog(props: SegmentDialogProps) {
  const { t } = useTranslation('segments')
  return (
    <Dialog
      title={t(props.segment ? 'segments:editTitle' : 'segments:newTitle')}
      open
      onClose={props.onClose}
      width={760}
    >
      <SegmentForm {...props} />
    </Dialog>
  )
}

/** What most segments begin with. */
const beginning = (): Group => ({ join: 'all', parts: [firstLeaf('tag', customerFields.tag)] })

function SegmentForm({ segment, begin, onClose, onSaved }: SegmentDialogProps) {
  const { t } = useTranslation(['segments', 'filter'])
  const { field } = useFilterFields()
  const { person: me } = useSession()
  const mayShare = useCan('segment.manage')
  const written = segment?.condition ?? begin
  const [kind, setKind] = useState<SegmentKind>(segment?.kind ?? 'dynamic')
  const [name, setName] = useState(segment?.name ?? '')
  const [description, setDescription] = useState(segment?.description ?? '')
  const [isShared, setShared] = useState(segment?.isShared ?? false)
  const [group, setGroup] = useState<Group>(() => (written ? groupOf(written) : beginning()))
  const save = useSaveSegment(segment)
  const isDynamic = kind === 'dynamic'
  const asked = conditionOf(group)
  const isDeep = asked !== undefined && isTooDeep(asked)
  const isWhole =
    asked !== undefined && !isDeep && isComplete(asked, (relation, name) => field(relation, name)?.definition)
  const condition = isWhole ? asked : undefined
  const isReady = name.trim() !== '' && (!isDynamic || isWhole)
  // Taken back, a shared segment would be its owner's alone.
  const canSwitch = mayShare && (!segment?.isShared || segment.owner?.id === me.id)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const saved = await save.mutateAsync({
      name: name.trim(),
      description: description.trim() || null,
      isShared,
      kind,
      condition: isDynamic ? (condition ?? null) : null,
    })
    onClose()
    onSaved?.(saved)
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <TextField
        label={t('segments:name')}
        required
        autoFocus
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {!segment && !begin && (
        <div>
          <Segmented
            label={t('segments:kind')}
            value={kind}
            options={[
              { key: 'dynamic', label: t('segments:kinds.dynamic') },
              { key: 'static', label: t('segments:kinds.static') },
            ]}
            onChange={setKind}
          />
          <p className="meta">{t(`segments:kindHint.${kind}`)}</p>
        </div>
      )}
      {isDynamic && (
        <div role="group" aria-label={t('segments:condition')}>
          <GroupEditor group={group} relation={null} depth={0} onChange={setGroup} />
          {isDeep && <InlineProblem>{t('filter:tooDeep')}</InlineProblem>}
        </div>
      )}
      {isDynamic && <ConditionPreview condition={condition} />}
      <TextAreaField
        label={t('segments:description')}
        optional
        rows={2}
        maxLength={500}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      {canSwitch && (
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          {t('segments:share')}
        </Checkbox>
      )}
      {save.error && <InlineProblem>{problemMessage(save.error)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('segments:cancel')}</Button>
        <Button type="submit" tone="primary" disabled={!isReady} loading={save.isPending}>
          {t('segments:save')}
        </Button>
      </div>
    </form>
  )
}
