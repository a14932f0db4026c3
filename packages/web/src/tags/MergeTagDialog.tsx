import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '@zhike/core/tags/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useMergeTag } from './api.ts'
import styles from './tags.module.css'

interface MergeTagDialogProps {
  tag: Tag
  /** How many have it; undefined while that is counted. */
  customers: number | undefined
  others: readonly Tag[]
  onClose: () => void
}

/** Two tags become one. It cannot be taken back, so it says how many customers it concerns. */
export function MergeTagDialog({ tag, customers, others, onClose }: MergeTagDialogProps) {
  const { t } = useTranslation('tags')
  const [intoId, setIntoId] = useState('')
  const merge = useMergeTag()
  const into = others.find((one) => one.id === intoId)
  const submit = async () => {
    if (!into) return
    await merge.mutateAsync({ id: tag.id, intoId: into.id })
    showToast({ text: t('tags:merged', { name: tag.name, into: into.name }) })
    onClose()
  }
  return (
    <Dialog title={t('tags:mergeTitle', { name: tag.name })} open onClose={onClose} width={420}>
      <div className={styles['form']}>
        <p>{t('tags:mergeText', { name: tag.name, customers: formatCount(customers ?? 0) })}</p>
        <SelectField
          label={t('tags:mergeInto')}
          value={intoId}
          onChange={(event) => setIntoId(event.target.value)}
          options={[
            { value: '', label: t('tags:chooseOne') },
            ...others.map((one) => ({
              value: one.id,
              label: one.groupName ? `${one.groupName} / ${one.name}` : one.name,
            })),
          ]}
        />
        {merge.error && <InlineProblem>{problemMessage(merge.error)}</InlineProblem>}
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('tags:cancel')}</Button>
          <Button
            tone="danger"
            disabled={!into}
            loading={merge.isPending}
            onClick={() => void submit().catch(() => undefined)}
          >
            {into ? t('tags:mergeNow', { into: into.name }) : t('tags:merge')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
