import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { DivergingBar } from '../ui/charts/DivergingBar.tsx'
import { formatCount, formatPercent } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Section } from '../ui/layout/Section.tsx'
import type { AppliedRules, RuleVersion } from './api.ts'
import styles from './rules.module.css'

interface AppliedSectionProps {
  active: RuleVersion
  /** null = put in force without a run: made with the company, or by hand. */
  applied: AppliedRules | null
}

/** What the rules in force did when they were applied: when, by whom, who gained and lost how many. */
export function AppliedSection({ active, applied }: AppliedSectionProps) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  const by = applied?.by ?? active.activatedBy ?? active.createdBy
  const most = Math.max(1, ...(applied?.holders.flatMap((one) => [one.gained, one.lost]) ?? []))
  return (
    <Section
      title={t('rules:did.title', { no: active.no })}
      end={
        <span className="meta">
          <Facts
            items={[
              format.moment(applied?.finishedAt ?? active.activatedAt ?? active.createdAt),
              by && t('rules:versionsDialog.by', { name: by.name }),
            ]}
          />
        </span>
      }
    >
      <p className={styles['lead']}>{leadOf()}</p>
      {applied && applied.holders.length > 0 && (
        <ul className={styles['did']} aria-label={t('rules:who')}>
          {applied.holders.map((row) => (
            <li key={row.holder.id}>
              <span className="ellipsis">
                <HolderMark holder={row.holder} />
              </span>
              <DivergingBar lost={row.lost} gained={row.gained} most={most} />
            </li>
          ))}
        </ul>
      )}
      {applied && applied.holdersChanged > applied.holders.length && (
        <p className="meta">{t('rules:did.more', { count: applied.holdersChanged - applied.holders.length })}</p>
      )}
    </Section>
  )

  function leadOf() {
    if (!applied) return t('rules:did.noRun')
    if (applied.moved === 0) return t('rules:did.nobody')
    const said = t('rules:did.moved', {
      count: applied.moved,
      formatted: formatCount(applied.moved),
      share: formatPercent(applied.customers ? applied.moved / applied.customers : 0),
    })
    return applied.isUndone ? `${said} ${t('rules:did.undone')}` : said
  }
}
