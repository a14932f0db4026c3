/** Short boxes (a year, a code) are full when they are right; only long ones tell that something was cut off. */
const leastTold = 30

/** The length at which a box is full, so that whoever pasted more learns that it was cut. */
export function fullLength(value: unknown, maxLength: number | undefined): number | undefined {
  if (maxLength === undefined || maxLength < leastTold || typeof value !== 'string') return undefined
  return value.length >= maxLength ? maxLength : undefined
}
