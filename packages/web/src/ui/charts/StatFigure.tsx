import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './charts.module.css'

interface StatFigureProps {
  /** Above a small figure, beside a large one. */
  label?: ReactNode
  value: ReactNode
  unit?: ReactNode
  /** What the figure means, in text-3: 上周同期 19 次. */
  note?: ReactNode
  size?: 'middle' | 'large'
}

/** A number that says its unit. */
export function StatFigure({ label, value, unit, note, size = 'large' }: StatFigureProps) {
  return (
    <div className={styles['stat']}>
      {label && <div className="meta">{label}</div>}
      <div className={styles['statLine']}>
        <div className={classNames(styles['figure'], size === 'middle' && styles['figureMiddle'])}>
          {value}
          {unit && <small>{unit}</small>}
        </div>
        {note && size === 'large' && <span className="meta">{note}</span>}
      </div>
      {note && size === 'middle' && <div className="meta">{note}</div>}
    </div>
  )
}
