export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** The sign that divides the first lines into the same number of parts, more than one; a comma when none does. */
export function detectDelimiter(sample: string): Delimiter {
  const lines = linesOf(sample).slice(0, 20)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const widths = lines.map((line) => partsOf(line, delimiter))
    const [first = 1] = widths
    if (first < 2) continue
    const alike = widths.filter((width) => width === first).length / widths.length
    const score = alike * 1000 + Math.min(first, 500)
    if (score > bestScore) {
      bestScore = score
      best = delimiter
    }
  }
  return best
}

/** Lines outside quotes; the last one may be cut and is left out when there are others. */
function linesOf(sample: string): string[] {
  const lines: string[] = []
  let quoted = false
  let start = 0
  for (let i = 0; i < sample.length; i++) {
    const char = sample[i]
    if (char === '"') quoted = !quoted
    else if (char === '\n' && !quoted) {
      lines.push(sample.slice(start, i))
      start = i + 1
    }
  }
  if (lines.length === 0) lines.push(sample)
  return lines.filter((line) => line.trim() !== '')
}

function partsOf(line: string, delimiter: string): number {
  let quoted = false
  let parts = 1
  for (const char of line) {
    if (char === '"') quoted = !quoted
    else if (char === delimiter && !quoted) parts += 1
  }
  return parts
}
