import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { downloadMarkedRows, downloadRefusedRows } from '@zhike/core/imports/api'
import type { LikelyChoice } from '@zhike/core/imports/kinds'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { routeUrl } from '../app/api-client.ts'
import { StatFigure } from '../ui/charts/StatFigure.tsx'
import { AnchorButton } from '../ui/controls/AnchorButton.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ImportRows } from './ImportRows.tsx'
import { LikelySection } from './LikelySection.tsx'
import { UndoButton } from './UndoButton.tsx'
import { UndoneSection } from './UndoneSection.tsx'
import styles from './imports.module.css'

interface ResultStepProps {
  record: ImportRecord
  isBusy: boolean
  onApply: () => void
  onCorrect: () => void
  onCancel: () => void
  onUndo: () => Promise<unknown>
  onChooseLikely: (choice: LikelyChoice) => void
}

/** What a dry run would do, or an import did: figures, why rows are refused, and every row. */
export function ResultStep({ record, isBusy, onApply, onCorrect, onCancel, onUndo, onChooseLikely }: ResultStepProps) {
  const { t } = useTranslation('imports')
  const { counts } = record
  const isUndone = record.state === 'undone'
  const isDone = record.state === 'done' || isUndone
  const good = counts.created + counts.updated
  return (
    <>
      {isUndone && <UndoneSection record={record} />}
      <Section title={isDone ? t('imports:result.doneTitle') : t('imports:result.dryTitle')}>
        <div className={styles['figures']}>
          {(['created', 'updated', 'skipped', 'refused'] as const).map((key) => (
            <StatFigure key={key} label={t(`imports:result.${key}`)} value={formatCount(counts[key])} size="middle" />
          ))}
        </div>
        {counts.parts && <PartCounts parts={counts.parts} />}
        <p className="meta">
          <Facts
            items={(['leftOut', 'customersCreated', 'departmentsCreated', 'holdersKept'] as const).map(
              (key) => counts[key] > 0 && t(`imports:extra.${key}`, { count: counts[key] }),
            )}
          />
        </p>
        <div className={styles['foot']}>
          {record.abilities.undo && <UndoButton record={record} onUndo={onUndo} />}
          {!isDone && record.abilities.cancel && (
            <Button tone="text" onClick={onCancel}>
              {t('imports:cancel')}
            </Button>
          )}
          {!isDone && record.abilities.update && <Button onClick={onCorrect}>{t('imports:back')}</Button>}
          {!isDone && record.abilities.run && (
            <Button tone="primary" size="large" loading={isBusy} disabled={good === 0} onClick={onApply}>
              {t(counts.parts ? 'imports:applyRecords' : 'imports:apply', {
                count: good,
                formatted: formatCount(good),
              })}
            </Button>
          )}
          {isDone &&
            (record.kind === 'people' || record.kind === 'departments' ? (
              <LinkButton to="/people" tone="primary" size="large">
                {t('imports:openPeople')}
              </LinkButton>
            ) : (
              <LinkButton to="/customers" tone="primary" size="large">
                {t('imports:openCustomers')}
              </LinkButton>
            ))}
        </div>
      </Section>
      {counts.likelyDuplicates > 0 && !isUndone && (
        <LikelySection record={record} isBusy={isBusy} onChoose={onChooseLikely} />
      )}
      {record.reasons.length > 0 && (
        <Section
          title={t('imports:reasons')}
          end={
            <AnchorButton
              size="small"
              icon={<Download aria-hidden="true" />}
              href={routeUrl(downloadRefusedRows, { params: { id: record.id } })}
              download
            >
              {t('imports:downloadRefused')}
            </AnchorButton>
          }
        >
          <ul className={styles['reasons']}>
            {record.reasons.map((reason) => (
              <li key={`${reason.code}:${reason.field}`}>
                <span>{reason.message}</span>
                <span className="meta">{t('imports:reasonCount', { count: reason.count, row: reason.firstRow })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!isUndone && (
        <p className={styles['marked']}>
          <AnchorButton
            tone="text"
            size="small"
            icon={<Download aria-hidden="true" />}
            href={routeUrl(downloadMarkedRows, { params: { id: record.id } })}
            download
          >
            {t('imports:downloadMarked')}
          </AnchorButton>
        </p>
      )}
      <ImportRows record={record} />
    </>
  )
}

const kinds = ['customers', 'contacts', 'orders'] as const

/** Of a file of several kinds: the records of each. */
function PartCounts({ parts }: { parts: NonNullable<ImportRecord['counts']['parts']> }) {
  const { t } = useTranslation('imports')
  return (
    <ul className={styles['partCounts']} aria-label={t('imports:partsTitle')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <b>{t(`imports:kind.${kind}`)}</b>{' '}
          <span className="meta">
            <Facts
              items={(['created', 'updated', 'skipped'] as const).map(
                (key) => `${t(`imports:result.${key}`)} ${formatCount(parts[kind][key])}`,
              )}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
