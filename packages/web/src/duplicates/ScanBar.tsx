import { ScanSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DuplicateScan } from '@zhike/core/duplicates/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount } from '../ui/format/number.ts'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { isOpenScan, useScanActions } from './api.ts'
import styles from './duplicates.module.css'

/** The last scan, what it looked past, and the button for another. */
export function ScanBar({ scan, mayScan }: { scan: DuplicateScan | null; mayScan: boolean }) {
  const { t } = useTranslation('duplicates')
  const format = useFormat()
  const { start, cancel } = useScanActions()
  const isOpen = isOpenScan(scan)
  const problem = start.error ?? cancel.error
  return (
    <div className={styles['scan']}>
      <div className={styles['scanWords']} role="status">
        {!scan && <p>{t('duplicates:scan.never')}</p>}
        {scan && isOpen && (
          <>
            <p>
              {scan.step && scan.state === 'running'
                ? t(`duplicates:scan.step.${scan.step}`)
                : t('duplicates:scan.queued')}
            </p>
            <ProgressBar label={t('duplicates:scan.progress')} value={scan.ratio} total={1} />
          </>
        )}
        {scan?.state === 'cancelled' && <p>{t('duplicates:scan.cancelled')}</p>}
        {scan?.error && <InlineProblem>{scan.error}</InlineProblem>}
        {scan?.summary && (
          <p>
            {t('duplicates:scan.done', {
              when: format.within.moment(scan.finishedAt),
              customers: formatCount(scan.summary.customers),
              clusters: formatCount(scan.summary.clusters),
            })}
          </p>
        )}
        {scan?.summary?.skipped.map((one) => (
          <p key={one.kind} className="meta">
            {t('duplicates:scan.skipped', {
              what: t(`duplicates:shared.${one.kind}`),
              blocks: formatCount(one.blocks),
              customers: formatCount(one.customers),
            })}
          </p>
        ))}
        {problem && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
      </div>
      {mayScan &&
        (isOpen && scan ? (
          <Button loading={cancel.isPending} onClick={() => cancel.mutate(scan.id)}>
            {t('duplicates:scan.cancel')}
          </Button>
        ) : (
          <Button icon={<ScanSearch aria-hidden="true" />} loading={start.isPending} onClick={() => start.mutate()}>
            {scan ? t('duplicates:scan.again') : t('duplicates:scan.start')}
          </Button>
        ))}
    </div>
  )
}
