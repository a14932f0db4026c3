import { useTranslation } from 'react-i18next'
import type { BackupOverview } from '@zhike/core/backup/schema'
import { useFormat } from '../app/session/use-format.ts'
import { formatFileSize } from '../ui/format/file-size.ts'
import { Section } from '../ui/layout/Section.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { isOpenRun } from './api.ts'
import styles from './backup.module.css'

/** How it stands: the last backup and its age, what failed, what is under way. */
export function BackupHealth({ overview }: { overview: BackupOverview }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  const { health, items, runs, folderProblem, encryption } = overview
  const newest = items.find((item) => !item.isMissing)
  const lastRun = runs.find((run) => run.kind === 'backup')
  const open = runs.find(isOpenRun)
  const seal = encryption === null ? 'open' : encryption === 'file' ? 'sealed' : 'sealedByEnvironment'
  return (
    <Section>
      <div className={styles['health']}>
        {open && (
          <div role="status" className={styles['running']}>
            <span>
              {open.kind === 'backup'
                ? t('backup:running.backup')
                : t('backup:running.test', { name: open.backupName ?? '' })}
              {t('backup:running.separator')}
              {open.stage ? t(`backup:running.stage.${open.stage}`) : t('backup:running.queued')}
            </span>
            <ProgressBar label={open.kind === 'backup' ? t('backup:running.backup') : t('backup:test')} />
          </div>
        )}
        {health === 'failed' && (
          <InlineProblem>
            {t('backup:health.failed', { when: format.moment(lastRun?.createdAt) })} {lastRun?.error}
          </InlineProblem>
        )}
        {health === 'none' && !open && <Notice tone="warn">{t('backup:health.none')}</Notice>}
        {health === 'old' && (
          <Notice tone="warn">{t('backup:health.old', { when: format.instant(newest?.at) })}</Notice>
        )}
        {newest && (health === 'ok' || health === 'failed') && (
          <p>
            {t('backup:health.ok', {
              when: format.within.moment(newest.at),
              size: formatFileSize(newest.bytes),
            })}
          </p>
        )}
        {folderProblem && <InlineProblem>{folderProblem}</InlineProblem>}
        <p className="meta">
          {t(`backup:health.${seal}`)} {t('backup:health.elsewhere')}
        </p>
      </div>
    </Section>
  )
}
