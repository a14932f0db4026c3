import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { tagColours, tagNameLength, type Tag, type TagColour } from '@zhike/core/tags/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Chip } from '../ui/controls/Chip.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { useSaveTag } from './api.ts'
import { TagDot } from './TagChip.tsx'
import styles from './tags.module.css'

interface TagDialogProps {
  /** null = a new one. */
  tag: Tag | null
  groups: readonly string[]
  onClose: () => void
}

export function TagDialog({ tag, groups, onClose }: TagDialogProps) {
  const { t } = useTranslation('tags')
  const [name, setName] = useState(tag?.name ?? '')
  const [colour, setColour] = useState<TagColour>(tag?.colour ?? 'teal')
  const [groupName, setGroupName] = useState(tag?.groupName ?? '')
  const save = useSaveTag(tag)
  const known = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await save.mutateAsync({ name: name.trim(), colour, groupName: groupName.trim() || null })
    onClose()
  }
  return (
    <Dialog title={t(tag ? 'tags:editTitle' : 'tags:newTitle')} open onClose={onClose} width={420}>
      <form className={styles['form']} onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <TextField
          label={t('tags:name')}
          required
          autoFocus
          maxLength={tagNameLength}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset>
          <legend className={styles['legend']}>{t('tags:colour')}</legend>
          <div className={styles['colours']}>
            {tagColours.map((one) => (
              <Chip key={one} chosen={one === colour} onClick={() => setColour(one)}>
                <TagDot colour={one} /> {t(`tags:colours.${one}`)}
              </Chip>
            ))}
          </div>
        </fieldset>
        <TextField
          label={t('tags:group')}
          optional
          hint={t('tags:groupHint')}
          maxLength={tagNameLength}
          list={known}
          value={groupName}
          onChange={(event) => setGroupName(event.target.value)}
        />
        <datalist id={known}>
          {groups.map((group) => (
            <option key={group} value={group}>
              {group}
            </option>
          ))}
        </datalist>
        {save.error && <InlineProblem>{problemMessage(save.error)}</InlineProblem>}
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('tags:cancel')}</Button>
          <Button type="submit" tone="primary" loading={save.isPending} disabled={name.trim() === ''}>
            {t('tags:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
