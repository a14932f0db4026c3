/** Progress goes to stderr; the result alone to stdout. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
