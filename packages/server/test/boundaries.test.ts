import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = join(dirname(fileURLToPath(import.meta.url)), '../../../scripts/check-boundaries.mjs')
let house: string

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'zhike-house-'))
  write('packages/core/package.json', '{ "dependencies": { "zod": "4.6.7" } }')
})
afterEach(() => rmSync(house, { recursive: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), content)
}

/** The rules broken by these files, each with its file. */
function breachesOf(files: Record<string, string>): string[] {
  for (const [path, content] of Object.entries(files)) write(path, content)
  const { stderr, status } = spawnSync(process.execPath, [script, house], { encoding: 'utf8' })
  const breaches = stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(']')[0]?.replace('[', '') ?? '')
  expect(status).toBe(breaches.length > 0 ? 1 : 0)
  return breaches
}

const core = 'packages/core/src/customers/rules.ts'
const verb = 'packages/server/src/customers/list-customers.ts'
const queries = 'packages/server/src/customers/queries.ts'
const routes = 'packages/server/src/customers/routes.ts'
const platform = 'packages/server/src/platform/list/page.ts'
const database = 'packages/server/src/platform/database/connect.ts'
const any = 'export const x = 1\n'
// Pieced together, so that this file does not break what it tests.
const onDemand = 'import'
const [later, escape, env] = [
  ['TO', 'DO'],
  ['as ', 'any'],
  ['process', '.env.HOME'],
].map((parts) => parts.join(''))

describe('the walls between the rooms', () => {
  it('let a well-built house pass', () => {
    const files = {
      [core]: "import { z } from 'zod'\nimport { b } from '../kernel/b.ts'\nexport const a = [z, b]\n",
      'packages/core/src/kernel/b.ts': 'export const b = (now: Date) => now\n',
      [verb]:
        "import { a } from '@zhike/core/customers/rules'\nimport { q } from './queries.ts'\nexport const c = [a, q]\n",
      [queries]:
        "import { sql } from 'kysely'\nimport { d } from '../platform/database/connect.ts'\nexport const q = [sql, d]\n",
      [routes]: "import { c } from './list-customers.ts'\nexport const r = c\n",
      [database]: "import pg from 'pg'\nexport const d = pg\n",
    }
    expect(breachesOf(files)).toEqual([])
  })

  it.each<[string, string, Record<string, string>]>([
    ['core-is-pure', core, { [core]: "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n" }],
    ['core-is-pure', core, { [core]: "import type { Kysely } from 'kysely'\nexport type A = Kysely<object>\n" }],
    ['core-has-no-clock-or-machine', core, { [core]: 'export const a = () => new Date()\n' }],
    [
      'stay-in-your-package',
      verb,
      {
        [verb]: `export * as a from '../../../core/src/customers/rules.ts'\n`.replace('export * as', 'import * as'),
        [core]: any,
      },
    ],
    [
      'server-and-web-are-strangers',
      'packages/web/src/app/x.ts',
      { 'packages/web/src/app/x.ts': "import { s } from '@zhike/server/src/env'\nexport const x = s\n" },
    ],
    [
      'platform-knows-no-feature',
      platform,
      { [platform]: "import { c } from '../../customers/list-customers.ts'\nexport const p = c\n", [verb]: any },
    ],
    [
      'routes-do-not-touch-the-database',
      routes,
      { [routes]: "import { q } from './queries.ts'\nexport const r = q\n", [queries]: any },
    ],
    ['sql-lives-in-queries', verb, { [verb]: "import { sql } from 'kysely'\nexport const v = sql\n" }],
    ['sql-lives-in-queries', verb, { [verb]: "export const v = (ctx) => ctx.db.selectFrom('customers')\n" }],
    ['one-driver-room', verb, { [verb]: "import pg from 'pg'\nexport const v = pg\n" }],
    ['one-reader-of-the-environment', verb, { [verb]: `export const v = ${env}\n` }],
    [
      'features-meet-through-verbs',
      verb,
      {
        [verb]: "import { o } from '../orders/queries.ts'\nexport const v = o\n",
        'packages/server/src/orders/queries.ts': any,
      },
    ],
    [
      'ui-has-no-domain',
      'packages/web/src/ui/Chip.tsx',
      {
        'packages/web/src/ui/Chip.tsx': "import { c } from '../customers/api.ts'\nexport const x = c\n",
        'packages/web/src/customers/api.ts': any,
      },
    ],
    ['no-barrels', 'packages/core/src/customers/index.ts', { 'packages/core/src/customers/index.ts': any }],
    ['no-barrels', core, { [core]: "export { b } from '../kernel/b.ts'\n", 'packages/core/src/kernel/b.ts': any }],
    ['named-exports', verb, { [verb]: 'export default 1\n' }],
    ['file-names', 'packages/core/src/customers/MyRules.ts', { 'packages/core/src/customers/MyRules.ts': any }],
    ['imports-carry-their-extension', core, { [core]: "import { b } from '../kernel/b'\nexport const a = b\n" }],
    ['imports-exist', core, { [core]: "import { b } from '../kernel/missing.ts'\nexport const a = b\n" }],
    ['file-size', core, { [core]: any.repeat(401) }],
    ['nothing-left-for-later', core, { [core]: `// ${later}: more\n${any}` }],
    ['no-escape-hatches', core, { [core]: `export const a = 1 ${escape}\n` }],
    ['no-machine-names', core, { [core]: `export const a = '/${'work'}/main'\n` }],
  ])('hold: %s in %s', (rule, path, files) => {
    expect(breachesOf(files)).toContain(`${path} ${rule}`)
  })

  it('show a ring of imports, types included, and say nothing of what is loaded on demand', () => {
    const ring = {
      'packages/core/src/a/one.ts': "import type { T } from './two.ts'\nexport type O = T\n",
      'packages/core/src/a/two.ts': "import type { O } from './one.ts'\nexport type T = O\n",
    }
    expect(breachesOf(ring)).toEqual(['packages/core/src/a/one.ts no-cycles'])
    expect(breachesOf({ 'packages/core/src/a/one.ts': `export const load = () => ${onDemand}('./two.ts')\n` })).toEqual(
      [],
    )
  })

  it('do not mind words in comments', () => {
    expect(
      breachesOf({ [core]: "// Never call new Date() here, nor import from 'pg'.\nexport const a = 1\n" }),
    ).toEqual([])
  })
})
