import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RunMove } from '@zhike/core/rules/schema'
import { useFormat } from '../app/session/use-format.ts'
import { TierMark } from '../customers/TierMark.tsx'
import styles from './rules.module.css'

/** Customers that change hands: from whom to whom, and what they bring. */
export function MoveRows({ moves }: { moves: readonly RunMove[] }) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  return (
    <ul className={styles['moves']}>
      {moves.map((move) => (
        <li key={move.customerId}>
          <TierMark tier={move.tier} />
          <Link
            to="/customers/$customerId"
            params={{ customerId: move.customerId }}
            className="ellipsis strong plain-link"
          >
            {move.name}
          </Link>
          <span className="ellipsis meta">{t('rules:moved', { from: move.from.name, to: move.to.name })}</span>
          <span className={styles['figure']}>{format.moneyCell(move.revenue12m)}</span>
        </li>
      ))}
    </ul>
  )
}
