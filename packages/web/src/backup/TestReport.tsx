import { useTranslation } from 'react-i18next'
import { comparedFigures, type BackupRun, type RestoreReport } from '@zhike/core/backup/schema'
import { useFormat } from '../app/session/use-format.ts'
import { formatCount } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { KeyValues } from '../ui/layout/KeyValues.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { isOpenRun } from './api.ts'
import styles from './backup.module.css'

/** What the latest restore test found. */
export function TestReport({ runs }: { runs: readonly BackupRun[] }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  const run = runs.find((one) => one.kind === 'restore-test' && !isOpenRun(one))
  const name = run?.backupName ?? ''
  const isOk = run?.report?.isOk ?? false
  return (
    <Section title={t('backup:report.title')}>
      {!run ? (
        <p className={`${styles['reading']} meta`}>{t('backup:report.never')}</p>
      ) : (
        <div className={styles['report']}>
          <p>
            <Tag tone={isOk ? 'ok' : 'bad'}>{t(isOk ? 'backup:tested' : 'backup:testFailed')}</Tag>{' '}
            <b>
              {run.report
                ? t(isOk ? 'backup:report.ok' : 'backup:report.bad', { name })
                : t('backup:report.failed', { name })}
            </b>
          </p>
          <p className="meta">
            <Facts
              items={[
                t('backup:report.when', { when: format.instant(run.finishedAt), seconds: run.seconds ?? 0 }),
                run.by,
                run.report &&
                  t(run.report.place === 'database' ? 'backup:report.placeDatabase' : 'backup:report.placeCluster'),
              ]}
            />
          </p>
          {run.error && <InlineProblem>{run.error}</InlineProblem>}
          {run.report && <Findings report={run.report} />}
        </div>
      )}
    </Section>
  )
}

function Findings({ report }: { report: RestoreReport }) {
  const { t } = useTranslation('backup')
  const { holders, audit, restored, now } = report
  const holdersOk = holders.without === 0 && holders.several === 0
  const auditText =
    audit.faults > 0
      ? t('backup:report.auditBad', { count: audit.faults })
      : audit.erased > 0
        ? t('backup:report.auditErased', { count: formatCount(audit.sealed), erased: audit.erased })
        : audit.sealed > 0 && t('backup:report.auditOk', { count: formatCount(audit.sealed) })
  return (
    <div className={styles['findings']}>
      <KeyValues
        items={[
          {
            key: 'tables',
            name: t('backup:report.tables'),
            value: t('backup:report.tablesValue', { tables: report.tables, rows: formatCount(report.rows) }),
          },
          {
            key: 'files',
            name: t('backup:report.files'),
            value: report.files > 0 && t('backup:report.filesValue', { count: report.files }),
          },
          {
            key: 'holders',
            name: t('backup:report.holders'),
            value: holdersOk
              ? t('backup:report.holdersOk', { shown: formatCount(holders.customers) })
              : t('backup:report.holdersBad', { without: holders.without, several: holders.several }),
          },
          { key: 'audit', name: t('backup:report.audit'), value: auditText },
          {
            key: 'migrations',
            name: t('backup:report.migrations'),
            value: report.newerMigrations > 0 && t('backup:report.migrationsValue', { count: report.newerMigrations }),
          },
        ].filter((item) => item.value !== false)}
      />
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th>{t('backup:report.figure')}</th>
            <th>{t('backup:report.inBackup')}</th>
            <th>{t('backup:report.today')}</th>
          </tr>
        </thead>
        <tbody>
          {comparedFigures.map((key) => (
            <tr key={key}>
              <td>{t(`backup:report.figures.${key}`)}</td>
              <td>{formatCount(restored[key])}</td>
              <td>{formatCount(now[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
