import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { CustomerFinder } from '../search/CustomerFinder.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { AccessAnswer } from './AccessAnswer.tsx'
import { accessQuery } from './api.ts'
import styles from './access.module.css'

interface Named {
  id: string
  name: string
}

interface AccessDialogProps {
  /** One of the two is known, the other is chosen here. */
  person?: Named
  customer?: Named
  onClose: () => void
}

/** “Why can X see this customer?” and “why not?”, in words. */
export function AccessDialog({ person, customer, onClose }: AccessDialogProps) {
  const { t } = useTranslation('access-explanation')
  const [askedPerson, setPerson] = useState(person)
  const [askedCustomer, setCustomer] = useState(customer)
  const again = () => {
    if (person) setCustomer(undefined)
    else setPerson(undefined)
  }
  return (
    <Dialog title={t('access-explanation:title')} open onClose={onClose} width={560}>
      {!askedPerson ? (
        <PersonChooser label={t('access-explanation:person')} chosen={[]} onPick={setPerson} />
      ) : !askedCustomer ? (
        <CustomerFinder
          label={t('access-explanation:customer')}
          placeholder={t('access-explanation:find')}
          onPick={(hit) => setCustomer({ id: hit.customerId, name: hit.name })}
          onCancel={onClose}
        />
      ) : (
        <Asked person={askedPerson} customer={askedCustomer} onAgain={again} />
      )}
    </Dialog>
  )
}

function Asked({ person, customer, onAgain }: { person: Named; customer: Named; onAgain: () => void }) {
  const { t } = useTranslation('access-explanation')
  const { data, error, refetch } = useQuery(accessQuery(person.id, customer.id))
  if (error) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return <LoadingState lines={4} />
  return (
    <div className={styles['asked']}>
      <AccessAnswer answer={data} />
      <div className={styles['foot']}>
        <Button onClick={onAgain}>{t('access-explanation:change')}</Button>
      </div>
    </div>
  )
}
