import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './state.module.css'

/** A refusal above the button that was pressed: 没保存上：网络断了。内容还在，联网后点重试。 */
export function InlineProblem({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div role="alert" className={styles['problem']}>
      <CircleAlert aria-hidden="true" />
      <div className="grow">{children}</div>
      {action}
    </div>
  )
}
