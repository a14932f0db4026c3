/** What stands in a person's circle: the surname of a Chinese name, the first letter of a Latin one. */
export function initialOf(name: string): string {
  const first = [...name.trim()][0] ?? '?'
  return first.toUpperCase()
}

const tones = 5

/** The same person has the same colour everywhere: 1 to 5. */
export function toneOf(name: string): number {
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return (hash % tones) + 1
}
