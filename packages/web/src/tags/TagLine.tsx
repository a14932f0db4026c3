import type { TagBrief } from '@zhike/core/tags/schema'
import { TagChip } from './TagChip.tsx'
import styles from './tags.module.css'

const shown = 1

/** The tags of a row: the first ones, and how many more. */
export function TagLine({ tags }: { tags: readonly TagBrief[] }) {
  if (tags.length === 0) return <span className="text-3">—</span>
  const rest = tags.slice(shown)
  return (
    <div className={styles['line']}>
      {tags.slice(0, shown).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
      {rest.length > 0 && (
        <small className="text-3" title={rest.map((tag) => tag.name).join(' · ')}>
          +{rest.length}
        </small>
      )}
    </div>
  )
}
