import type { ReactNode } from 'react'
import { Avatar } from './Avatar.tsx'
import styles from './identity.module.css'

interface HolderChipProps {
  kind: 'person' | 'team' | 'pool'
  name: string
  isMe?: boolean
  /** A second, small line: 按负载分 · 6 人. */
  note?: ReactNode
  strong?: boolean
}

/** Who is responsible, told apart by shape. */
export function HolderChip({ kind, name, isMe = false, note, strong = false }: HolderChipProps) {
  return (
    <span className={styles['holder']} data-noted={note ? true : undefined}>
      <Avatar kind={kind} name={name} isMe={isMe} size="small" />
      <span className={styles['holderText']}>
        <span className={strong ? 'ellipsis strong' : 'ellipsis'}>{name}</span>
        {note && <small>{note}</small>}
      </span>
    </span>
  )
}
