import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '@zhike/core/privacy/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { KeyValues } from '../ui/layout/KeyValues.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { previewQuery, useErasePerson } from './api.ts'
import { useResultWords } from './use-result-words.ts'
import styles from './privacy.module.css'

interface EraseDialogProps {
  person: PersonRef
  reason: string
  onClose: () => void
  onDone: () => void
}

/** What goes and what stays, in figures, before anything is taken away for good. */
export function EraseDialog({ person, reason, onClose, onDone }: EraseDialogProps) {
  const { t } = useTranslation('privacy')
  const words = useResultWords()
  const { data, error } = useQuery(previewQuery(person))
  const erase = useErasePerson()
  const [isSure, setSure] = useState(false)
  const [problem, setProblem] = useState<string>()
  const run = async () => {
    try {
      await erase.mutateAsync({ ...person, reason })
      showToast({ text: t('privacy:erase.begun') })
      onDone()
    } catch (failure) {
      setProblem(problemMessage(failure))
    }
  }
  const others = data?.kept['otherCustomers'] ?? 0
  const facts = (counts: Record<string, number>) =>
    words.known(counts).map(({ key, name, count }) => ({ key, name, value: String(count) }))
  return (
    <Dialog
      title={data ? t('privacy:erase.title', { name: data.subject }) : t('privacy:erase.loading')}
      open
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('privacy:erase.cancel')}</Button>
          <Button tone="danger" disabled={!isSure || !data} loading={erase.isPending} onClick={() => void run()}>
            {t('privacy:erase.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {error && <InlineProblem>{problemMessage(error)}</InlineProblem>}
        {!data && !error && <LoadingState lines={4} />}
        {data && (
          <>
            <p>{t('privacy:erase.text', { label: data.label })}</p>
            <h3 className={styles['part']}>{t('privacy:erase.goes')}</h3>
            <KeyValues nameWidth={120} items={facts(data.erased)} />
            {person.contactId === null && (
              <>
                <h3 className={styles['part']}>{t('privacy:erase.stays')}</h3>
                <KeyValues nameWidth={120} items={facts({ ...data.kept, otherCustomers: 0 })} />
              </>
            )}
            {others > 0 && <Notice tone="warn">{t('privacy:erase.others', { count: others })}</Notice>}
            <Checkbox checked={isSure} onChange={(event) => setSure(event.target.checked)}>
              {t('privacy:erase.sure')}
            </Checkbox>
          </>
        )}
        {problem && <InlineProblem>{problem}</InlineProblem>}
      </div>
    </Dialog>
  )
}
