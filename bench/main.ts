import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApiKey } from '@zhike/server/src/api-keys/create-api-key.ts'
import { readEnv } from '@zhike/server/src/env.ts'
import { createDatabase } from '@zhike/server/src/platform/database/connect.ts'
import { openDatabase } from '@zhike/server/src/platform/database/open-database.ts'
import { contextAs } from '@zhike/server/src/session/context-as.ts'
import { fillSearchIndex } from './data/fill-search-index.ts'
import { generate, peopleFor } from './data/generate.ts'
import { actorsOf } from './data/load-people.ts'
import { readArguments, type SectionName } from './lib/arguments.ts'
import { actorNames, type BenchWorld } from './lib/bench-world.ts'
import { httpClient } from './lib/http-client.ts'
import { say } from './lib/progress.ts'
import { benchServices } from './lib/services.ts'
import { printHead, printResult, type Result } from './lib/report.ts'
import { startServer } from './lib/server-process.ts'
import { takenSinceReport } from './lib/undisturbed.ts'
import { waitForCalm } from './lib/wait-for-calm.ts'
import { measureCounts } from './sections/counts.ts'
import { measureDuplicates } from './sections/duplicates.ts'
import { measureEntry } from './sections/entry.ts'
import { measureExport } from './sections/export.ts'
import { measureImport } from './sections/import.ts'
import { measureLists } from './sections/lists.ts'
import { measureMerge } from './sections/merge.ts'
import { measureQueries } from './sections/queries.ts'
import { measureRules } from './sections/rules.ts'
import { measureScopes } from './sections/scopes.ts'
import { measureSearch } from './sections/search.ts'
import { measureTiers } from './sections/tiers.ts'
import { measureTimeline } from './sections/timeline.ts'

const sections: Record<SectionName, (world: BenchWorld) => Promise<void>> = {
  tiers: measureTiers,
  list: measureLists,
  queries: measureQueries,
  count: measureCounts,
  search: measureSearch,
  entry: measureEntry,
  timeline: measureTimeline,
  scopes: measureScopes,
  export: measureExport,
  duplicates: measureDuplicates,
  merge: measureMerge,
  rules: measureRules,
  import: measureImport,
}

async function main(): Promise<void> {
  const { customers, only, fresh, port } = readArguments(process.argv.slice(2))
  const outFolder = join(fileURLToPath(new URL('.', import.meta.url)), 'out', String(customers))
  if (fresh) rmSync(outFolder, { recursive: true, force: true })
  mkdirSync(outFolder, { recursive: true })
  const env = readEnv({ ZHIKE_DATA_DIR: join(outFolder, 'data') })
  const closers: (() => Promise<void>)[] = []
  const results: Result[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  // Interrupted, it leaves no server and no database behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(130)))
  }
  try {
    const database = await openDatabase(env, { as: 'command', address: 'bench', notify: say })
    closers.push(() => database.close())
    const owner = createDatabase(database.ownerUrl, { applicationName: 'bench owner', maxConnections: 2 })
    closers.push(() => owner.close())
    await generate(owner.pool, database.ownerUrl, customers, say)
    const app = createDatabase(database.appUrl, { applicationName: 'bench application', maxConnections: 4 })
    closers.push(() => app.close())
    const services = benchServices(app.db, env.dataDir)
    await fillSearchIndex(services, owner.pool, say)
    const server = await startServer(env.dataDir, port, join(outFolder, 'server.log'))
    closers.push(() => server.stop())
    const emails = actorsOf(peopleFor(customers))
    const actors = await Promise.all(
      actorNames.map(async (name) => {
        const ctx = await contextAs(services, emails[name], 'cli')
        const { key } = await createApiKey(ctx, { name: 'bench', expiresAt: null })
        const http = httpClient(port, key)
        closers.push(async () => http.close())
        return { name, ctx, http }
      }),
    )
    const [, , administrator, branchLead] = actors
    if (!administrator || !branchLead) throw new Error('no administrator or branch lead')
    printHead(customers)
    const world: BenchWorld = {
      customers,
      actors: actors.slice(0, 3),
      administrator,
      branchLead,
      appPool: app.pool,
      ownerPool: owner.pool,
      ownerUrl: database.ownerUrl,
      serverPid: server.pid,
      outFolder,
      report(figures) {
        const result = { ...figures, takenByHost: takenSinceReport() }
        results.push(result)
        printResult(result)
      },
    }
    for (const name of only) {
      await waitForCalm(owner.pool)
      takenSinceReport()
      // One that breaks off leaves the others to be measured.
      await sections[name](world).catch((error: unknown) => {
        world.report({
          section: name,
          what: `broke off: ${String(error).slice(0, 300)}`,
          measured: '',
          yardstick: '',
          target: 'runs to its end',
          ok: false,
        })
      })
    }
    writeFileSync(join(outFolder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
  } finally {
    await closeAll()
  }
  const missed = results.filter((result) => result.ok === false).length
  say(missed === 0 ? 'Every target is met.' : `${missed} target(s) missed.`)
}

await main()
