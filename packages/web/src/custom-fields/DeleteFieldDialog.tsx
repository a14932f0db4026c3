import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { problemMessage } from '../app/api-problem.ts'
import { formatCount } from '../ui/format/number.ts'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { fieldUsageQuery, useFieldActions } from './api.ts'

/** Says how many records have a value before the field goes; afterwards it can be taken back at once. */
export function DeleteFieldDialog({ field, onClose }: { field: CustomField; onClose: () => void }) {
  const { t } = useTranslation('custom-fields')
  const { data } = useQuery(fieldUsageQuery(field.id))
  const actions = useFieldActions(field.record)
  const restore = async () => {
    await actions.restore(field.id)
    showToast({ text: t('custom-fields:restored', { name: field.label }) })
  }
  const confirm = async () => {
    try {
      await actions.remove(field.id)
      showToast({
        text: t('custom-fields:deleted', { name: field.label }),
        undo: restore,
      })
      onClose()
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
  const count = data?.values
  return (
    <ConfirmDialog
      title={t('custom-fields:deleteTitle', { name: field.label })}
      text={
        count === undefined
          ? t('custom-fields:counting')
          : count === 0
            ? t('custom-fields:deleteEmpty')
            : t('custom-fields:deleteText', { count, shown: formatCount(count) })
      }
      confirmLabel={t('custom-fields:deleteConfirm')}
      dangerous
      open
      onClose={onClose}
      onConfirm={confirm}
    />
  )
}
