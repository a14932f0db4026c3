import { useTranslation } from 'react-i18next'
import styles from './charts.module.css'

interface DivergingBarProps {
  lost: number
  gained: number
  /** The largest of all rows, so that they share one scale. */
  most: number
  format?: (value: number) => string
}

/** Who loses and who gains, left and right of an axis that all rows share. */
export function DivergingBar({ lost, gained, most, format = String }: DivergingBarProps) {
  const { t } = useTranslation('ui')
  const width = (value: number) => `${most > 0 ? (value / most) * 100 : 0}%`
  return (
    <div
      className={styles['diverging']}
      role="img"
      aria-label={`${t('ui:chart.lost')} ${format(lost)}, ${t('ui:chart.gained')} ${format(gained)}`}
    >
      <div data-side="lost">
        {lost > 0 && (
          <>
            <span>{format(lost)}</span>
            <i style={{ width: width(lost) }} />
          </>
        )}
      </div>
      <div data-side="gained">
        {gained > 0 && (
          <>
            <i style={{ width: width(gained) }} />
            <span>{format(gained)}</span>
          </>
        )}
      </div>
    </div>
  )
}
