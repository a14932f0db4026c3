import type { ReactNode } from 'react'
import { Facts } from '../ui/identity/Facts.tsx'
import styles from './search.module.css'

interface FoundRowProps {
  icon: ReactNode
  title: ReactNode
  facts?: readonly ReactNode[]
  end?: ReactNode
}

/** A hit that is no customer: contact, order, follow-up, page or action. */
export function FoundRow({ icon, title, facts = [], end }: FoundRowProps) {
  return (
    <>
      <span className={styles['icon']} aria-hidden="true">
        {icon}
      </span>
      <div className="grow">
        <div className={styles['name']}>
          <span className="ellipsis">{title}</span>
        </div>
        {facts.length > 0 && (
          <div className={`${styles['facts']} ellipsis`}>
            <Facts items={[...facts]} />
          </div>
        )}
      </div>
      {end}
    </>
  )
}
