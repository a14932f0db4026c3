import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerGroup } from '@zhike/core/customer-groups/schema'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { CustomerChooser } from '../custom-fields/CustomerChooser.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useSetParent } from './api.ts'
import styles from './customer-groups.module.css'

interface ParentDialogProps {
  customer: Customer
  group: CustomerGroup
  onClose: () => void
}

/** Done at once, and taken back from the note of it. */
export function ParentDialog({ customer, group, onClose }: ParentDialogProps) {
  const { t } = useTranslation('customer-groups')
  const [problem, setProblem] = useState<string>()
  const save = useSetParent(customer.id)
  const parent = group.path.at(-1)
  const set = async (chosen: { id: string; name: string } | null) => {
    try {
      await save.mutateAsync(chosen?.id ?? null)
    } catch (error) {
      setProblem(problemMessage(error))
      return
    }
    const text = chosen ? t('customer-groups:isSet', { name: chosen.name }) : t('customer-groups:isRemoved')
    // What one does not see one cannot put back.
    const before = parent === null ? undefined : (parent?.id ?? null)
    const undo = () => save.mutate(before ?? null, { onError: (error) => showToast({ text: problemMessage(error) }) })
    showToast({ text, ...(before === undefined ? {} : { undo }) })
    onClose()
  }
  return (
    <Dialog
      title={t('customer-groups:dialog', { name: customer.shortName ?? customer.name })}
      open
      onClose={onClose}
      width={440}
    >
      <div className={styles['dialog']}>
        {parent !== undefined && (
          <div className={styles['now']}>
            <span className="grow">
              {parent ? t('customer-groups:now', { name: parent.name }) : t('customer-groups:nowOutside')}
            </span>
            <Button size="small" loading={save.isPending} onClick={() => void set(null)}>
              {t('customer-groups:remove')}
            </Button>
          </div>
        )}
        <CustomerChooser label={t('customer-groups:set')} onPick={(picked) => void set(picked)} />
        <p className="meta">{t('customer-groups:hint')}</p>
        {problem && <InlineProblem>{problem}</InlineProblem>}
      </div>
    </Dialog>
  )
}
