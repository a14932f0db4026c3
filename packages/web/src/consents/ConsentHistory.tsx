import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getFile } from '@zhike/core/follow-ups/api'
import type { Consent, ConsentList } from '@zhike/core/consents/schema'
import { routeUrl } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useWithdrawConsent } from './api.ts'
import { usePurposeName } from './use-purpose-names.ts'
import styles from './consents.module.css'

interface ConsentHistoryProps {
  customerId: string
  list: ConsentList
  onClose: () => void
}

/** Every decision with its evidence, newest first; what stands can be withdrawn here. */
export function ConsentHistory({ customerId, list, onClose }: ConsentHistoryProps) {
  const { t } = useTranslation('consents')
  return (
    <Dialog title={t('consents:historyTitle')} open onClose={onClose} width={560}>
      <ul className={styles['history']}>
        {list.items.map((consent) => (
          <HistoryItem key={consent.id} customerId={customerId} consent={consent} list={list} />
        ))}
      </ul>
    </Dialog>
  )
}

function HistoryItem({ customerId, consent, list }: { customerId: string; consent: Consent; list: ConsentList }) {
  const { t } = useTranslation('consents')
  const format = useFormat()
  const purpose = usePurposeName(list.purposes)
  const withdraw = useWithdrawConsent(customerId)
  const [problem, setProblem] = useState<string>()
  const person = list.people.find((one) => one.contactId === consent.contactId)?.name ?? ''
  const { end } = consent
  const run = async () => {
    try {
      await withdraw.mutateAsync({ consentId: consent.id, on: format.today })
      showToast({ text: t('consents:withdrawn') })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <li>
      <div className={styles['what']} data-over={end ? true : undefined}>
        <b>
          {t(consent.decision === 'given' ? 'consents:gave' : 'consents:declined', {
            person,
            purpose: purpose(consent.purpose),
            channel: t(`consents:channel.${consent.channel}`),
          })}
        </b>
        {!end && consent.decision === 'given' && list.abilities.write && (
          <Button tone="link" size="small" loading={withdraw.isPending} onClick={() => void run()}>
            {t('consents:withdraw')}
          </Button>
        )}
      </div>
      <div className="meta">
        <Facts
          items={[
            format.date(consent.decidedOn),
            t(`consents:method.${consent.method}`),
            t('consents:recordedBy', { name: consent.recordedBy.name, when: format.instant(consent.recordedAt) }),
          ]}
        />
      </div>
      {consent.evidence && <p className={styles['evidence']}>{consent.evidence}</p>}
      {consent.fileId && (
        <a href={routeUrl(getFile, { params: { id: consent.fileId } })} target="_blank" rel="noreferrer">
          {t('consents:seePicture')}
        </a>
      )}
      {end && (
        <div className="meta">
          {t(`consents:ended.${end.kind}`, { day: format.date(end.on), name: end.by.name })}
          {end.note && ` ${end.note}`}
        </div>
      )}
      {problem && <InlineProblem>{problem}</InlineProblem>}
    </li>
  )
}
