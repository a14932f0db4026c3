import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import styles from './first-run.module.css'

interface BeginCardProps {
  title: string
  time: string
  text: string
  points: readonly string[]
  picture: ReactNode
  action: ReactNode
  isChief?: boolean
}

export function BeginCard({ title, time, text, points, picture, action, isChief = false }: BeginCardProps) {
  return (
    <article className={classNames(styles['card'], isChief && styles['chief'])}>
      <div className={styles['art']}>{picture}</div>
      <div className={styles['body']}>
        <div className="row spread">
          <h2>{title}</h2>
          <span className="meta">{time}</span>
        </div>
        <p>{text}</p>
        <ul>
          {points.map((point) => (
            <li key={point}>
              <Check aria-hidden="true" />
              {point}
            </li>
          ))}
        </ul>
        {action}
      </div>
    </article>
  )
}
