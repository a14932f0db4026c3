/** A LIKE pattern for what begins with a text. */
export function likeStart(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`
}
