/** Several values typed in one line, divided by commas of either width. */
export function splitValues(text: string): string[] {
  return text
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter(Boolean)
}
