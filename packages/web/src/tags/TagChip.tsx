import { X } from 'lucide-react'
import type { TagBrief, TagColour } from '@zhike/core/tags/schema'
import styles from './tags.module.css'

export function TagDot({ colour }: { colour: TagColour }) {
  return <i className={styles['dot']} data-colour={colour} aria-hidden="true" />
}

interface TagChipProps {
  tag: TagBrief
  /** Words of the cross; absent = it cannot be taken off here. */
  removeLabel?: string | undefined
  onRemove?: () => void
}

/** A tag on a customer: its colour as a dot, its name in ink. */
export function TagChip({ tag, removeLabel, onRemove }: TagChipProps) {
  return (
    <span className={styles['chip']} title={tag.name}>
      <TagDot colour={tag.colour} />
      <span className="ellipsis">{tag.name}</span>
      {removeLabel && (
        <button type="button" aria-label={removeLabel} onClick={onRemove}>
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
