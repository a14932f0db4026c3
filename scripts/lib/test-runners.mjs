import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './paths.mjs'

/** Runs a tool with its output on the terminal; npm's own folder of programs comes first, so that children find Node 24. */
function run(node, args, options = {}) {
  return new Promise((done) => {
    const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
    const child = spawn(node, args, {
      cwd: options.cwd ?? root,
      stdio: options.capture ? ['ignore', 'pipe', 'inherit'] : 'inherit',
      env: { ...process.env, PATH: path, ...options.env },
    })
    const end = () => child.kill('SIGTERM')
    process.once('SIGTERM', end)
    let output = ''
    child.stdout?.on('data', (data) => {
      process.stdout.write(data)
      output += data
    })
    child.on('error', (error) => done({ code: 1, output: String(error) }))
    child.on('close', (code) => {
      process.off('SIGTERM', end)
      done({ code: code ?? 1, output })
    })
  })
}

/** What a runner wrote as JSON; one that broke before it could write anything counts as a failure. */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** A runner may fail without a failed test: a file that does not load, an error after the last test. */
const atLeastOne = (failed, code) => (code !== 0 && failed === 0 ? 1 : failed)

async function withReport(work) {
  const folder = mkdtempSync(join(tmpdir(), 'zhike-reports-'))
  try {
    return await work(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function runVerify(node) {
  const { code, output } = await run(node, [join(root, 'scripts', 'verify.mjs')], { capture: true })
  const [, passed = '0', failed = '0'] = /verify: (\d+) passed, (\d+) failed/.exec(output) ?? []
  return { passed: Number(passed), failed: atLeastOne(Number(failed), code), skipped: 0 }
}

export function runVitest(node, paths = []) {
  return withReport(async (path) => {
    const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const args = [program, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`, ...paths]
    const { code } = await run(node, args)
    const report = readReport(path)
    return {
      passed: report?.numPassedTests ?? 0,
      failed: atLeastOne(report?.numFailedTests ?? 0, code),
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    }
  })
}

export function runJourneys(node) {
  return withReport(async (path) => {
    const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: path, PLAYWRIGHT_JSON_OUTPUT_NAME: path }
    const { code } = await run(node, [program, 'test', '--reporter=list,json'], { cwd: join(root, 'e2e'), env })
    const report = readReport(path)
    const stats = report?.stats
    if (code !== 0 || stats?.flaky > 0) printPages(report)
    return {
      passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      failed: atLeastOne(stats?.unexpected ?? 0, code),
      skipped: stats?.skipped ?? 0,
      flaky: stats?.flaky ?? 0,
    }
  })
}

/** What stood on the page when a journey failed: where only the output is kept, it is all there is to find the cause. */
function printPages(report) {
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
  const failed = (report?.suites ?? [])
    .flatMap(specsOf)
    .flatMap(({ title, tests }) => tests.flatMap(({ results }) => results.map((result) => ({ title, ...result }))))
    .filter(({ status }) => status === 'failed' || status === 'timedOut')
  for (const { title, attachments } of failed.slice(0, 5)) {
    const path = attachments.find(({ name }) => name === 'error-context')?.path
    if (!path) continue
    const [, page = ''] = readFileSync(path, 'utf8').split('# Page snapshot')
    process.stdout.write(`\nThe page at the end of “${title}”:\n${page.slice(0, 6000)}\n`)
  }
}
