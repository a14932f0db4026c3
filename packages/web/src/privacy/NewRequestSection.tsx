import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { CustomerFinder } from '../search/CustomerFinder.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { peopleQuery, useExportPerson } from './api.ts'
import { EraseDialog } from './EraseDialog.tsx'
import styles from './privacy.module.css'

interface NewRequestSectionProps {
  customerId: string | undefined
  onCustomer: (id: string | undefined) => void
}

/** Whom a request is about: first the customer, then who of it, then what is asked for. */
export function NewRequestSection({ customerId, onCustomer }: NewRequestSectionProps) {
  const { t } = useTranslation('privacy')
  return (
    <FormSection title={t('privacy:new.title')} text={t('privacy:new.text')}>
      {customerId ? (
        <RequestForm key={customerId} customerId={customerId} onLeave={() => onCustomer(undefined)} />
      ) : (
        <div className={styles['finder']}>
          <CustomerFinder
            label={t('privacy:new.find')}
            placeholder={t('privacy:new.findHint')}
            onPick={(hit) => onCustomer(hit.customerId)}
            onCancel={() => undefined}
          />
        </div>
      )}
    </FormSection>
  )
}

function RequestForm({ customerId, onLeave }: { customerId: string; onLeave: () => void }) {
  const { t } = useTranslation('privacy')
  const { data, error } = useQuery(peopleQuery(customerId))
  const [chosen, setChosen] = useState('0')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isErasing, setErasing] = useState(false)
  const exporting = useExportPerson()
  if (error) return <ErrorState text={problemMessage(error)} onRetry={onLeave} />
  if (!data) return <LoadingState lines={3} />
  const held = data.items.filter((one) => !one.isErased)
  const person = held[Number(chosen)]
  const back = <IconButton label={t('privacy:new.other')} icon={<X aria-hidden="true" />} onClick={onLeave} />
  if (!person) {
    return <EmptyState text={t('privacy:new.nobody', { name: data.customerName })} action={back} />
  }
  const ref = { customerId, contactId: person.contactId }
  const ready = () => {
    if (reason.trim()) return true
    setProblem(t('privacy:new.reasonMissing'))
    return false
  }
  const run = async () => {
    if (!ready()) return
    try {
      await exporting.mutateAsync({ ...ref, reason })
      setProblem(undefined)
      showToast({ text: t('privacy:new.exported', { name: person.name }) })
    } catch (failure) {
      setProblem(problemMessage(failure))
    }
  }
  return (
    <div className={styles['form']}>
      <div className={styles['of']}>
        <b className="ellipsis">{data.customerName}</b>
        {back}
      </div>
      <SelectField
        label={t('privacy:new.person')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        options={held.map(({ name, contactId }, index) => ({
          value: String(index),
          label: contactId === null ? t('privacy:new.itself', { name }) : t('privacy:new.contact', { name }),
        }))}
      />
      <TextAreaField
        label={t('privacy:new.reason')}
        hint={t('privacy:new.reasonHint')}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <div className={styles['buttons']}>
        <Button loading={exporting.isPending} onClick={() => void run()}>
          {t('privacy:new.export')}
        </Button>
        <Button onClick={() => ready() && setErasing(true)}>{t('privacy:new.erase')}</Button>
      </div>
      {isErasing && (
        <EraseDialog
          person={ref}
          reason={reason}
          onClose={() => setErasing(false)}
          onDone={() => {
            setErasing(false)
            onLeave()
          }}
        />
      )}
    </div>
  )
}
