import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { downloadMarkedRows } from '@zhike/core/imports/api'
import { likelyChoices, type LikelyChoice } from '@zhike/core/imports/kinds'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { routeUrl } from '../app/api-client.ts'
import { AnchorButton } from '../ui/controls/AnchorButton.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Section } from '../ui/layout/Section.tsx'
import styles from './imports.module.css'

interface LikelySectionProps {
  record: ImportRecord
  isBusy: boolean
  onChoose: (choice: LikelyChoice) => void
}

/** New rows that are likely there already: look at them in the marked file, import them anyway or leave them out. */
export function LikelySection({ record, isBusy, onChoose }: LikelySectionProps) {
  const { t } = useTranslation('imports')
  const { counts, options, abilities } = record
  return (
    <Section
      title={t('imports:likely.title', {
        count: counts.likelyDuplicates,
        formatted: formatCount(counts.likelyDuplicates),
      })}
      end={
        <AnchorButton
          size="small"
          icon={<Download aria-hidden="true" />}
          href={routeUrl(downloadMarkedRows, { params: { id: record.id } })}
          download
        >
          {t('imports:likely.download')}
        </AnchorButton>
      }
    >
      <div className={styles['likely']}>
        <p className="meta">{t('imports:likely.text')}</p>
        {abilities.update && (
          <Segmented
            label={t('imports:likely.label')}
            value={options.likelyDuplicates}
            options={likelyChoices.map((one) => ({ key: one, label: t(`imports:likely.${one}`) }))}
            onChange={(choice) => {
              if (!isBusy && choice !== options.likelyDuplicates) onChoose(choice)
            }}
          />
        )}
      </div>
    </Section>
  )
}
