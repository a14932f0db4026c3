import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '@zhike/core/filter/condition'
import { isTooDeep } from '@zhike/core/filter/condition'
import { problemMessage } from '../app/api-problem.ts'
import { customerCountQuery, type selectionOf } from '../customers/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { formatCappedCount } from '../ui/format/number.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { conditionOf, groupOf, isComplete, type Group } from './condition-tree.ts'
import { GroupEditor } from './GroupEditor.tsx'
import { useFilterFields } from './use-filter-fields.ts'
import styles from './filter.module.css'

interface FilterDialogProps {
  condition: Condition | undefined
  scope: ReturnType<typeof selectionOf>['scope']
  onApply: (condition: Condition | undefined) => void
  onClose: () => void
}

/** Any field of the customer and of what hangs on it, joined by all, any and none, with a live count. */
export function FilterDialog({ condition, scope, onApply, onClose }: FilterDialogProps) {
  const { t } = useTranslation('filter')
  const { field } = useFilterFields()
  const [group, setGroup] = useState<Group>(() => groupOf(condition))
  const asked = conditionOf(group)
  const isReady = !asked || isComplete(asked, (relation, name) => field(relation, name)?.definition)
  const isDeep = asked !== undefined && isTooDeep(asked)
  const settled = useDeferredValue(isReady && !isDeep ? asked : undefined)
  const count = useQuery({
    ...customerCountQuery({ scope, ...(settled ? { filter: JSON.stringify(settled) } : {}) }),
    enabled: settled !== undefined,
    retry: false,
  })
  const foot = () => {
    if (isDeep) return t('filter:tooDeep')
    if (!isReady) return t('filter:incomplete')
    if (count.error) return problemMessage(count.error)
    return settled && count.data ? t('filter:finds', { count: formatCappedCount(count.data) }) : ''
  }
  return (
    <Dialog
      title={t('filter:title')}
      open
      width={760}
      onClose={onClose}
      foot={
        <>
          <span className={styles['foot']} role="status">
            {foot()}
          </span>
          <Button onClick={onClose}>{t('filter:cancel')}</Button>
          <Button
            tone="primary"
            disabled={!isReady || isDeep || count.isError}
            onClick={() => {
              onApply(asked)
              onClose()
            }}
          >
            {t('filter:apply')}
          </Button>
        </>
      }
    >
      <div data-form>
        <GroupEditor group={group} relation={null} depth={0} onChange={setGroup} />
      </div>
    </Dialog>
  )
}
