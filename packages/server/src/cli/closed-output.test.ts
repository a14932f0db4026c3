import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { closedOutputCode } from './closed-output.ts'

const program = fileURLToPath(new URL('zhike.ts', import.meta.url))

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** `zhike … | true`: a reader that is gone before the first line. Answers what the terminal shows, and the exit code. */
async function intoClosedPipe(args: string) {
  const child = spawn('/bin/sh', ['-c', `{ "${process.execPath}" "${program}" ${args}; echo "code $?" >&2; } | true`], {
    env: {
      PATH: '/usr/bin:/bin',
      HOME: tmpdir(),
      NODE_COMPILE_CACHE: join(tmpdir(), 'zhike-test-compile-cache'),
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
      DATABASE_URL: world.database.appUrl,
      ZHIKE_OWNER_DATABASE_URL: world.database.ownerUrl,
      ZHIKE_DATA_DIR: world.env.dataDir,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return text(child.stderr)
}

describe('zhike … | head', { timeout: 60_000 }, () => {
  it.each(['--help', 'import --help', 'user list', 'user list --json', 'tiers run'])(
    'ends %s quietly when nobody reads on',
    async (args) => {
      const [, code, ...rest] = (await intoClosedPipe(args)).split(/^code (\d+)\n$/m)
      expect(rest).toEqual([''])
      expect([0, closedOutputCode]).toContain(Number(code))
    },
  )

  it('says nothing about it on the terminal', async () => {
    expect(await intoClosedPipe('user list')).toMatch(/^code \d+\n$/)
  })
})
