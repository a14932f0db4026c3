import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { StatFigure } from '../ui/charts/StatFigure.tsx'
import { formatCount, formatPercent } from '../ui/format/number.ts'
import { Section } from '../ui/layout/Section.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import type { OwnershipRun, PreviewInput, RuleVersion } from './api.ts'
import { HolderChanges } from './HolderChanges.tsx'
import { MovesDialog } from './MovesDialog.tsx'
import { MoveRows } from './MoveRows.tsx'
import styles from './rules.module.css'

interface PreviewPanelProps {
  version: RuleVersion
  run: OwnershipRun | undefined
  isPreviewing: boolean
  isApplying: boolean
  onPreview: (options: PreviewInput) => void
  onApply: (runId: string) => void
}

/** 应用后会怎样: figures, who gains and loses, the rows most worth a look; then the button that names the thing. */
export function PreviewPanel({ version, run, isPreviewing, isApplying, onPreview, onApply }: PreviewPanelProps) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const [who, setWho] = useState<'all' | 'pools'>('all')
  const [includeManual, setManual] = useState(false)
  const [isListOpen, setListOpen] = useState(false)
  const preview = run?.preview
  const hasErrors = version.findings.some((finding) => finding.severity === 'error')
  return (
    <>
      <Section
        title={t('rules:what')}
        end={
          preview && (
            <span className="meta">
              {t('rules:justNow', {
                when: format.within.moment(run.finishedAt),
                formatted: formatCount(preview.customers),
              })}
            </span>
          )
        }
      >
        {!preview && (
          <p className={styles['lead']}>
            {version.state === 'draft' ? t('rules:previewFirst') : t('rules:previewActive')}
          </p>
        )}
        {preview && (
          <div className={styles['figures']}>
            <StatFigure
              size="middle"
              value={formatCount(preview.moves)}
              unit={t('rules:unit')}
              note={t('rules:moves', {
                share: formatPercent(preview.customers ? preview.moves / preview.customers : 0),
              })}
            />
            <StatFigure
              size="middle"
              {...figureOf(format.moneyParts(preview.revenueMoved, 1))}
              note={t('rules:revenueMoved')}
            />
            <StatFigure
              size="middle"
              value={formatCount(preview.aTierMoves)}
              unit={t('rules:unit')}
              note={t('rules:aTier')}
            />
          </div>
        )}
        <div className={styles['options']}>
          <SelectField
            label={t('rules:options')}
            value={who}
            onChange={(event) => setWho(event.target.value === 'pools' ? 'pools' : 'all')}
            options={[
              { value: 'all', label: t('rules:optionAll') },
              { value: 'pools', label: t('rules:optionPools') },
            ]}
          />
          <Checkbox checked={includeManual} onChange={(event) => setManual(event.target.checked)}>
            {t('rules:optionManual')}
          </Checkbox>
        </div>
        <div className={styles['run']}>
          <Button
            tone={preview ? 'default' : 'primary'}
            loading={isPreviewing}
            disabled={hasErrors || isApplying}
            onClick={() => onPreview({ who, includeManual })}
          >
            {isPreviewing ? t('rules:previewing') : t('rules:preview')}
          </Button>
          {preview && run.abilities.apply && (
            <Button tone="primary" loading={isApplying} disabled={isPreviewing} onClick={() => onApply(run.id)}>
              {isApplying ? t('rules:applying') : t('rules:apply', { no: version.no })}
            </Button>
          )}
        </div>
        {preview && preview.keptByHand > 0 && (
          <Notice tone="info">{t('rules:keptByHand', { count: preview.keptByHand })}</Notice>
        )}
        {preview?.fallbacks.map((fallback) => (
          <Notice key={`${fallback.position}:${fallback.code}`} tone="warn">
            {t('rules:fallback', {
              position: fallback.position,
              count: fallback.count,
              reason: t(`rules:fallbackReason.${fallback.code}`),
            })}
          </Notice>
        ))}
      </Section>
      {preview && preview.moves === 0 && <p className={styles['lead']}>{t('rules:nothingMoves')}</p>}
      {preview && preview.holders.length > 0 && <HolderChanges holders={preview.holders} />}
      {preview && preview.top.length > 0 && (
        <Section
          title={t('rules:lookAgain')}
          end={
            <Button tone="link" onClick={() => setListOpen(true)}>
              {t('rules:allMoves', { count: preview.moves })}
            </Button>
          }
        >
          <MoveRows moves={preview.top} />
        </Section>
      )}
      {run && preview && (
        <MovesDialog runId={run.id} count={preview.moves} open={isListOpen} onClose={() => setListOpen(false)} />
      )}
    </>
  )
}

function figureOf(parts: { number: string; unit: string }) {
  return { value: parts.number, ...(parts.unit ? { unit: parts.unit } : {}) }
}
