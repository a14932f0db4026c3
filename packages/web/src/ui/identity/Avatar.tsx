import { Users, Waves } from 'lucide-react'
import { classNames } from '../class-names.ts'
import { initialOf, toneOf } from './initial-of.ts'
import styles from './identity.module.css'

interface AvatarProps {
  /** person = circle with the surname · team = rounded square with people · pool = blue square with waves. */
  kind?: 'person' | 'team' | 'pool'
  name: string
  /** I myself = accent. */
  isMe?: boolean
  size?: 'small' | 'middle' | 'large'
}

export function Avatar({ kind = 'person', name, isMe = false, size = 'middle' }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      data-tone={kind === 'person' && !isMe ? toneOf(name) : undefined}
      className={classNames(
        styles['avatar'],
        styles[kind],
        isMe && styles['mine'],
        size !== 'middle' && styles[`avatar-${size}`],
      )}
    >
      {kind === 'person' ? initialOf(name) : kind === 'pool' ? <Waves /> : <Users />}
    </span>
  )
}
