import { useTranslation } from 'react-i18next'
import type { BackupRun } from '@zhike/core/backup/schema'
import { useFormat } from '../app/session/use-format.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import styles from './backup.module.css'

/** Attempts of late with what became of them. */
export function RecentRuns({ runs }: { runs: readonly BackupRun[] }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  return (
    <FormSection title={t('backup:runs.title')} text={t('backup:runs.text')}>
      {runs.length === 0 && <p className="meta">{t('backup:runs.none')}</p>}
      <ol className={styles['runs']}>
        {runs.slice(0, 10).map((run) => (
          <li key={run.id}>
            <span>
              <Facts
                items={[
                  format.instant(run.createdAt),
                  t(run.kind === 'backup' ? 'backup:runs.backup' : 'backup:runs.test'),
                  run.cause === 'scheduled' ? t('backup:runs.byClock') : run.by,
                  run.seconds !== null && t('backup:runs.took', { count: run.seconds }),
                ]}
              />
            </span>
            <Tag tone={run.state === 'failed' ? 'bad' : run.state === 'done' ? 'ok' : 'plain'}>
              {t(`backup:runs.${run.state}`)}
            </Tag>
            {run.error && <span className={styles['why']}>{run.error}</span>}
          </li>
        ))}
      </ol>
    </FormSection>
  )
}
