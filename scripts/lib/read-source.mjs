import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const importPattern =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

/** Blanks comments and keeps every line where it was; strings stay, since imports live in them. */
function withoutComments(text) {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;,{}()])\/\/[^\n]*/g, '$1')
}

/** One source file with its imports, ready for the rules. */
export function readSource(root, path, locate) {
  const raw = readFileSync(join(root, path), 'utf8')
  const code = withoutComments(raw)
  const imports = []
  if (/\.(?:tsx?|mjs)$/.test(path)) {
    for (const match of code.matchAll(importPattern)) {
      const specifier = match[2] ?? match[3]
      const isLocal = specifier.startsWith('.') || specifier.startsWith('@zhike/core/')
      imports.push({ specifier, isLocal, isDynamic: match[3] !== undefined, target: locate(path, specifier) })
    }
  }
  const find = (text) => (pattern) => [...text.matchAll(pattern)].map((match) => match[0])
  return {
    path,
    imports,
    lines: raw.split('\n').length - (raw.endsWith('\n') ? 1 : 0),
    matches: find(code),
    rawMatches: find(raw),
  }
}
