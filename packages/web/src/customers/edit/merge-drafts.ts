/** The facts of a record as a form holds them, each as its text. */
export type Draft<Field extends string> = Record<Field, string>

const keysOf = <Field extends string>(draft: Draft<Field>) => Object.keys(draft) as Field[]

export function changedFields<Field extends string>(before: Draft<Field>, after: Draft<Field>): Field[] {
  return keysOf(before).filter((field) => before[field].trim() !== after[field].trim())
}

/** What is sent: only the fields that differ, empty ones as null. */
export function patchOf<Field extends string>(
  before: Draft<Field>,
  after: Draft<Field>,
): Partial<Record<Field, string | null>> {
  const patch: Partial<Record<Field, string | null>> = {}
  for (const field of changedFields(before, after)) patch[field] = after[field].trim() || null
  return patch
}

export interface Merge<Field extends string> {
  /** Both changed the same field to different things: somebody has to choose. */
  fields: Field[]
  /** What the form holds now: theirs where I changed nothing, mine where I did. */
  merged: Draft<Field>
}

/** `before` stood when both began, `mine` is in the form, `theirs` was saved meanwhile. */
export function mergeDrafts<Field extends string>(
  before: Draft<Field>,
  mine: Draft<Field>,
  theirs: Draft<Field>,
): Merge<Field> {
  const myChanges = new Set(changedFields(before, mine))
  const theirChanges = new Set(changedFields(before, theirs))
  const merged = { ...theirs }
  for (const field of myChanges) merged[field] = mine[field]
  const fields = keysOf(before).filter(
    (field) => myChanges.has(field) && theirChanges.has(field) && mine[field].trim() !== theirs[field].trim(),
  )
  return { fields, merged }
}
