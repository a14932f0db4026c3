// npm test: everything, also on a fresh clone. The last line sums what the runners counted.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from './lib/build-web.mjs'
import { install } from './lib/install.mjs'
import { findChromium, installChromium } from './lib/chromium.mjs'
import { requireNode24, root } from './lib/paths.mjs'
import { runJourneys, runVerify, runVitest } from './lib/test-runners.mjs'

const runners = ['verify', 'vitest', 'journeys']
const asked = process.argv.slice(2)
/** What names no runner is a path, as vitest takes it: npm test -- packages/server/src/merges. */
const paths = asked.filter((name) => !runners.includes(name))
const only = paths.length > 0 ? [...asked, 'vitest'] : asked
const wants = (name) => only.length === 0 || only.includes(name)

await install()
const node = requireNode24()
const results = []

if (wants('verify')) results.push({ name: 'verify', ...(await runVerify(node)) })
if (wants('vitest')) results.push({ name: 'vitest (core, server, web)', ...(await runVitest(node, paths)) })
if (wants('journeys') && hasJourneys()) {
  installChromium()
  results.push({ name: 'journeys (Playwright)', ...(findChromium() ? await journeys() : withoutChromium()) })
}

function hasJourneys() {
  return (
    readdirSync(join(root, 'e2e')).some((name) => name.endsWith('.spec.ts')) &&
    existsSync(join(root, 'e2e', 'playwright.config.ts'))
  )
}

async function journeys() {
  await buildWeb(node)
  return runJourneys(node)
}

function withoutChromium() {
  process.stdout.write(
    '\nThe journeys need Chromium, and there is none: run npm test as root, or "apt-get install chromium fonts-noto-cjk", ' +
      'or "npx playwright install chromium".\n',
  )
  return { passed: 0, failed: 1, skipped: 0 }
}

process.stdout.write('\n')
const total = { passed: 0, failed: 0, skipped: 0 }
for (const { name, passed, failed, skipped, flaky } of results) {
  const atSecondTry = flaky ? ` (${flaky} of them at the second try)` : ''
  process.stdout.write(`${name}: ${passed} passed${atSecondTry}, ${failed} failed, ${skipped} skipped\n`)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
