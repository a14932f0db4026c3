import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { auditActions, auditSubjects } from '@zhike/core/audit/actions'
import { reasonCodes } from '@zhike/core/ownership/reasons'
import { describe, expect, it } from 'vitest'

// Read from the sources: an action somebody writes tomorrow fails here until it has words.

const folder = fileURLToPath(new URL('..', import.meta.url))
const sources = globSync('**/*.ts', { cwd: folder })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }))

/** What follows each call: enough of it to hold action and subject. noteDirect writes what its callers name. */
const calls = sources
  .filter(({ path }) => path !== 'exports/note-direct.ts')
  .flatMap(({ path, text }) =>
    [...text.matchAll(/(?<!function )\b(?:writeAudit|noteDirect)\(/g)].map((match) => ({
      path,
      text: text.slice(match.index, match.index + 400),
    })),
  )

/** Rows that bulk work writes by itself. */
const inserts = sources.filter(({ text }) => /insert into audit_entries/.test(text))

function actionsOf(text: string): string[] {
  const action = /\baction: (?:'([^']+)'|`([^`]+)`|(\w[^,\n]*\?[^,\n]*))/.exec(text)
  if (!action) return []
  if (action[1]) return [action[1]]
  if (action[2])
    return action[2] === `ownership.\${change.reasonCode}` || action[2] === `ownership.\${act.reasonCode}`
      ? reasonCodes.map((code) => `ownership.${code}`)
      : [`${action[2]} (which can be what?)`]
  return [...(action[3] ?? '').matchAll(/'([^']+\.[^']+)'/g)].map((one) => one[1] ?? '')
}

describe('what the server writes into the audit', () => {
  it('is found: every call names its action where it is made', () => {
    expect(calls.length).toBeGreaterThan(50)
    expect(
      calls.filter(({ text }) => actionsOf(text).length === 0).map(({ path, text }) => `${path}: ${text}`),
    ).toEqual([])
  })

  it('has words for every action', () => {
    const bulk = inserts.flatMap(({ text }) =>
      [...text.matchAll(/insert into audit_entries[\s\S]*?'([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] ?? ''),
    )
    expect(bulk.length).toBeGreaterThan(1)
    const written = [...new Set([...calls.flatMap(({ text }) => actionsOf(text)), ...bulk])].sort()
    expect(written.filter((action) => !Object.hasOwn(auditActions, action))).toEqual([])
  })

  it('has words for every kind of subject', () => {
    const subjects = calls.flatMap(({ text }) => /\bsubjectType: '([^']+)'/.exec(text)?.[1] ?? [])
    expect(subjects.filter((subject) => !Object.hasOwn(auditSubjects, subject))).toEqual([])
  })
})
