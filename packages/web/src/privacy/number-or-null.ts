/** What was typed into a field for a whole number: nothing = null, anything else that is none = NaN. */
export function numberOrNull(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return null
  return /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
}
