import { Server as HttpsServer } from 'node:https'
import { Problem } from '@zhike/core/kernel/problem'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { backupBeforeUpgrade } from './backup/before-upgrade.ts'
import { rememberProgram } from './backup/program-file.ts'
import { sweepScratchPlaces } from './backup/scratch-place.ts'
import { addressesOf, plainHttpWarning } from './announce.ts'
import { buildApp } from './app.ts'
import { keepFlushing } from './contact-views/keep-flushing.ts'
import { loadDemo } from './demo/load-demo.ts'
import type { Env } from './env.ts'
import { resumeImports } from './imports/resume-imports.ts'
import { jobHandlers } from './job-handlers.ts'
import { startLive } from './live/start-live.ts'
import { createLog } from './log.ts'
import type { Services } from './platform/context/context.ts'
import { systemContext } from './platform/context/system-context.ts'
import { DatabaseProblem } from './platform/database/database-problem.ts'
import { openDatabase } from './platform/database/open-database.ts'
import { followCertificate } from './platform/http/certificate.ts'
import { startJobs } from './platform/jobs/job-queue.ts'
import { seedReferenceData } from './reference/seed-reference-data.ts'
import { openServices } from './services.ts'
import { notifySystemd } from './notify-systemd.ts'
import { ensureSetupCode } from './setup/ensure-setup-code.ts'
import { printSetupCode } from './setup/print-setup-code.ts'
import { stopRequest } from './stop-request.ts'

export interface ServeOptions {
  demo: boolean
}

/** Database, jobs and HTTP in one process; resolves when a signal has ended it in order. */
export async function serve(env: Env, options: ServeOptions): Promise<void> {
  const log = createLog()
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const stop = stopRequest()
  // What was opened last is closed first, and everything is, also when a start fails half way.
  const closers: (() => Promise<void>)[] = []
  try {
    const database = await openDatabase(env, {
      as: 'server',
      address: env.publicUrl,
      notify: say,
      beforeUpgrade: backupBeforeUpgrade(env, say),
      onMigration: (name) => log.info({ migration: name }, 'migrating'),
      onLost: (error) => {
        log.fatal({ err: error }, 'the database is gone and could not be brought back')
        stop.now()
      },
    })
    closers.push(() => database.close())
    rememberProgram(env.dataDir)
    if (stop.isRequested()) return
    if (database.ownerReason !== null) say(`The application works as the database's owner: ${database.ownerReason}.`)

    const jobs = await startJobs(database.appUrl, log)
    const opened = openServices(env, database, log, jobs)
    closers.push(() => opened.close())
    // Jobs under way still need the connections.
    closers.push(() => jobs.stop())
    await seedReferenceData(opened.services.db)

    if (options.demo) await fillWithDemo(opened.services, say)
    if (stop.isRequested()) return
    const app = await buildApp(opened.services, { ...env, demo: options.demo })
    const listening = await startLive(opened.services, database.appUrl)
    closers.push(() => listening.close())
    closers.push(() => closeHttp(app))
    await listen(app, env)
    if (env.tls !== null && app.server instanceof HttpsServer) {
      const unfollow = followCertificate(app.server, env.tls, log)
      closers.push(async () => unfollow())
    }
    const contactViews = keepFlushing(opened.services)
    closers.push(() => contactViews.close())
    await jobs.work(opened.services, jobHandlers)
    await sweepLeftovers(database.ownerUrl, env, log)
    await resumeImports(await systemContext(opened.services, 'zhike', 'job'))
    const setupCode = await ensureSetupCode(opened.services)
    if (setupCode !== null) printSetupCode(setupCode)
    say(`Zhike 知客: ${addressesOf(env).join('  ')}`)
    for (const line of plainHttpWarning(env)) say(line)
    if (env.notifiesSystemd) await notifySystemd('READY=1', log)
    await stop.requested
    if (env.notifiesSystemd) await notifySystemd('STOPPING=1', log)
  } finally {
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => log.error({ err: error }, 'closing'))
    }
  }
}

/** An installation that is in use stays as it is; the person is told and it is served all the same. */
async function fillWithDemo(services: Services, say: (line: string) => void): Promise<void> {
  const ctx = await systemContext(services, 'zhike', 'cli')
  if (ctx.company.isDemo) return
  say('Loading the demo company …')
  try {
    const counts = await loadDemo(ctx)
    say(`Demo company: ${counts.customers} customers, ${counts.people} people, ${counts.orders} orders.`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    say(`${error.text('en')} · ${error.text('zh-CN')}`)
  }
}

/** A restore test that was killed leaves a scratch database; that it cannot be dropped keeps nobody from working. */
async function sweepLeftovers(ownerUrl: string, env: Env, log: Logger): Promise<void> {
  try {
    const left = await sweepScratchPlaces(ownerUrl, env.dataDir)
    if (left > 0) log.warn({ left }, 'what restore tests had left behind was removed')
  } catch (error) {
    log.warn({ err: error }, 'what restore tests left behind could not be removed')
  }
}

async function listen(app: FastifyInstance, env: Env): Promise<void> {
  try {
    await app.listen({ host: env.host, port: env.port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE') {
      throw new DatabaseProblem(
        `Port ${env.port} on ${env.host} is taken by another program. Stop that one, or choose another port: ZHIKE_PORT=${env.port + 1}`,
      )
    }
    if (code === 'EACCES') {
      throw new DatabaseProblem(`You may not open port ${env.port}: choose one above 1023 with ZHIKE_PORT.`)
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new DatabaseProblem(
        `This machine has no address ${env.host}. Set ZHIKE_HOST to 127.0.0.1, or 0.0.0.0 for all.`,
      )
    }
    throw error
  }
}

/** Connections are ended in order; requests under way get ten seconds. */
async function closeHttp(app: FastifyInstance): Promise<void> {
  await app.drain()
  const patience = setTimeout(() => app.server.closeAllConnections(), 10_000)
  try {
    await app.close()
  } finally {
    clearTimeout(patience)
  }
}
