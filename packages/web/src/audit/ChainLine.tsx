import { useQuery } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { chainQuery, useCheckChain } from './api.ts'
import styles from './audit.module.css'

/** Until when the audit is sealed, and what the last look along the whole chain found. */
export function ChainLine() {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { data } = useQuery(chainQuery)
  const check = useCheckChain()
  const run = async () => {
    try {
      const result = await check.mutateAsync()
      if (!result) showToast({ text: t('audit:chain.later') })
      else if (result.faultCount === 0) showToast({ text: t('audit:chain.sound', { count: result.sealed }) })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
  if (!data) return <div className={styles['chain']} />
  const { head, lastCheck } = data
  const isBroken = lastCheck !== null && lastCheck.faultCount > 0
  return (
    <div className={styles['chain']} data-broken={isBroken || undefined} role={isBroken ? 'alert' : undefined}>
      {isBroken ? <ShieldAlert aria-hidden="true" /> : <ShieldCheck aria-hidden="true" />}
      <span>
        {head
          ? t('audit:chain.sealed', { when: format.within.moment(head.entryAt), seq: head.seq })
          : t('audit:chain.none')}
      </span>
      <span>
        {lastCheck
          ? isBroken
            ? t('audit:chain.broken', {
                count: lastCheck.faultCount,
                row: lastCheck.faults[0]?.entryId ?? `#${lastCheck.faults[0]?.seq ?? ''}`,
                when: format.within.moment(lastCheck.finishedAt),
              })
            : t('audit:chain.checked', { when: format.within.moment(lastCheck.finishedAt) })
          : t('audit:chain.neverChecked')}
      </span>
      <Button tone="link" size="small" loading={check.isPending} onClick={() => void run()}>
        {t('audit:chain.check')}
      </Button>
    </div>
  )
}
