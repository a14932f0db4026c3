import type { Tag } from '@zhike/core/tags/schema'

export interface TagGroup {
  /** null: those without a group, last. */
  name: string | null
  tags: Tag[]
}

/** Tags as they come from the server, by group; only those whose name or group has the text. */
export function groupTags(tags: readonly Tag[], text = ''): TagGroup[] {
  const wanted = text.trim().toLowerCase()
  const fits = (tag: Tag) =>
    wanted === '' || [tag.name, tag.groupName ?? ''].some((one) => one.toLowerCase().includes(wanted))
  const groups = new Map<string | null, Tag[]>()
  for (const tag of tags.filter(fits)) {
    const known = groups.get(tag.groupName)
    if (known) known.push(tag)
    else groups.set(tag.groupName, [tag])
  }
  return [...groups].map(([name, some]) => ({ name, tags: some }))
}
