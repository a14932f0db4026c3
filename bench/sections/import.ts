import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { ensureApplicationLogin } from '@zhike/server/src/platform/database/application-role.ts'
import { migrate } from '@zhike/server/src/platform/database/migrate.ts'
import { makeBenchSchema } from '../data/bench-schema.ts'
import { foundCompany } from '../data/found-company.ts'
import { peopleFor } from '../data/generate.ts'
import { assignPrepared, insertPreparedStatements } from '../data/insert-prepared.ts'
import { prepareCustomers } from '../data/load-customers.ts'
import { customCellsOf, fieldDefinitions } from '../data/custom-fields.ts'
import { makeCustomer } from '../data/make-customer.ts'
import type { BenchWorld } from '../lib/bench-world.ts'
import { connect, inTransaction } from '../lib/database.ts'
import { peakOf } from '../lib/memory.ts'
import { timeOnce } from '../lib/measure.ts'
import { say } from '../lib/progress.ts'
import { seconds } from '../lib/report.ts'

const commandLine = fileURLToPath(new URL('../../packages/server/src/cli/zhike.ts', import.meta.url))

/** `zhike import customers` of a CSV into an empty company, beside the set-based insert of its prepared rows. */
export async function measureImport(world: BenchWorld): Promise<void> {
  const admin = connect(urlOf(world.ownerUrl, 'postgres'), 'admin', 1)
  const drop = async () => {
    for (const name of ['bench_base', 'bench_yardstick', 'bench_import']) {
      await admin.pool.query(`drop database if exists ${name} with (force)`)
    }
  }
  try {
    await drop()
    const file = await writeFile(world)
    say('import: preparing the yardstick')
    await admin.pool.query('create database bench_base')
    await prepareBase(world)
    await admin.pool.query('create database bench_yardstick template bench_base strategy file_copy')
    const yardstick = await insertPrepared(urlOf(world.ownerUrl, 'bench_yardstick'))
    await admin.pool.query('drop database bench_yardstick with (force)')
    say(`import: set-based insert ${seconds(yardstick)}; now zhike import`)
    await admin.pool.query('create database bench_import template bench_base strategy file_copy')
    const { elapsed, peakMb, summary } = await runImport(world, urlOf(world.ownerUrl, 'bench_import'), file)
    const ratio = elapsed / yardstick
    world.report({
      section: 'import',
      what: `${summary.created} customers with 20 fields created, ${summary.refused} refused`,
      measured: seconds(elapsed),
      yardstick: `set-based insert ${seconds(yardstick)} (× ${ratio.toFixed(1)})`,
      target: '≤ 4 × insert',
      ok: ratio <= 4 && summary.created === world.customers,
    })
    world.report({
      section: 'import',
      what: "Node's peak memory",
      measured: `${Math.round(peakMb)} MB`,
      yardstick: '',
      target: '< 600 MB',
      ok: peakMb < 600,
    })
  } finally {
    await drop()
    await admin.close()
  }
}

const columns = '客户编号 客户名称 简称 类型 统一社会信用代码 地区 行业 规模 电话 邮箱 来源 负责人'.split(' ')
const header = lineOf([...columns, ...fieldDefinitions.map((field) => field.label)])

async function writeFile({ outFolder, customers }: BenchWorld): Promise<string> {
  const path = join(outFolder, 'customers-20-fields.csv')
  if (existsSync(path)) return path
  const people = peopleFor(customers)
  const out = createWriteStream(`${path}.part`)
  out.write(`\ufeff${header}`)
  for (let no = 0; no < customers; no++) {
    const c = makeCustomer(no, true)
    const kind = c.kind === 'individual' ? '个人' : '企业'
    const values = [
      c.externalId,
      c.name,
      c.shortName,
      kind,
      c.creditCode,
      c.regionCode,
      c.industryCode,
      c.size,
      c.phone,
      c.email,
      c.source,
      `E${no % people}`,
      ...customCellsOf(no),
    ]
    if (!out.write(lineOf(values))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  renameSync(`${path}.part`, path)
  return path
}

function lineOf(values: readonly (string | null)[]): string {
  return csvLine(values.map((value) => csvCell(value)))
}

/** Migrated, with people and the prepared rows, from which both sides start. */
async function prepareBase(world: BenchWorld): Promise<void> {
  const url = urlOf(world.ownerUrl, 'bench_base')
  const login = await ensureApplicationLogin(url, new URL(url).password)
  await migrate({ ownerUrl: url, appRole: login.role })
  const base = connect(url, 'base', 1)
  try {
    const people = peopleFor(world.customers)
    await makeBenchSchema(base.pool)
    await foundCompany(url, people)
    await prepareCustomers(base.pool, world.customers, true, () => undefined)
    await assignPrepared(base.pool, world.customers, people)
  } finally {
    await base.close()
  }
}

/** All statements in one transaction with every index and constraint in place, commit included. */
async function insertPrepared(url: string): Promise<number> {
  const { pool, close } = connect(url, 'yardstick', 1)
  try {
    return await timeOnce(() =>
      inTransaction(pool, async (client) => {
        for (const statement of insertPreparedStatements) await client.query(statement)
      }),
    )
  } finally {
    await close()
  }
}

async function runImport(world: BenchWorld, url: string, file: string) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', commandLine, 'import', 'customers', file, '--json'],
    {
      env: { ...process.env, ZHIKE_DATA_DIR: join(world.outFolder, 'import-data'), DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  let peakMb = 0
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), 200)
  const started = performance.now()
  const [code] = (await once(child, 'exit')) as [number | null]
  clearInterval(watch)
  const elapsed = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`zhike import ended with ${code}: ${output.slice(-2000)}`)
  const summary = JSON.parse(output.trim().split('\n').at(-1) ?? '') as { created: number; refused: number }
  return { elapsed, peakMb, summary }
}

function urlOf(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
