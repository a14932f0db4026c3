/** One moved to another place; it joins the section of the one it comes to stand behind, else of the one before which. */
export function moveField<T extends { section: string | null }>(fields: readonly T[], from: number, to: number): T[] {
  const next = [...fields]
  const [field] = next.splice(from, 1)
  if (!field) return next
  const neighbour = to > from ? next[to - 1] : next[to]
  next.splice(to, 0, { ...field, section: neighbour ? neighbour.section : field.section })
  return next
}
