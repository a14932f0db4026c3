import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { clientConfig } from '../client-config.ts'
import { applicationRole, appPasswordFor } from '../application-role.ts'
import { DatabaseProblem } from '../database-problem.ts'
import { chooseClusterFolder, type ClusterFolder, fallbackFolder } from './cluster-folder.ts'
import { withFolderLock } from './folder-lock.ts'
import { clusterExists, initCluster, ownerRole, requireSameMajorVersion } from './init-cluster.ts'
import { makeOwnerPassword, readOwnerPassword, resetOwnerPassword } from './owner-password.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { type Postmaster, startPostmaster, stopPostmaster, waitUntilReady } from './postmaster.ts'
import { readRunFile, removeRunFile, writeRunFile } from './run-file.ts'
import { measureMachine, serverSettings } from './server-settings.ts'
import { findServer, isAlone, openPresence, sessionName, takeServerLock } from './session-locks.ts'
import { newClient } from '../new-client.ts'

export const embeddedDatabaseName = 'zhike'

export interface EmbeddedOptions {
  dataDir: string
  /** A server is the only one on its folder; commands come and go beside it. */
  as: 'server' | 'command'
  /** Where this process can be found; told to whoever is refused. */
  address: string
  /** Notices for the person at the terminal. */
  notify?: (message: string) => void
  /** The database went away and could not be brought back. */
  onLost?: (error: unknown) => void
  /** Tests trade durability for speed. */
  extraSettings?: Record<string, string>
  /** Where files and programs go that the database's user cannot reach. */
  fallbackFolder?: string
}

export interface EmbeddedPostgres {
  ownerUrl: string
  appUrl: string
  folder: string
  /** The Zhike server that already ran when a command came. */
  server: { pid: number; address: string } | null
  /** Leaves; the last one to leave stops PostgreSQL. */
  close(): Promise<void>
}

/** Joins the PostgreSQL of this data folder, starting, adopting or repairing it as needed. */
export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const notify = options.notify ?? (() => undefined)
  const folder = chooseClusterFolder(options.dataDir, notify, options.fallbackFolder)
  const lockFile = join(options.dataDir, 'start.lock')
  const name = sessionName(process.pid, options.address)
  let closing = false

  const enter = async () => {
    const { running, urls, presence } = await patiently(async () => {
      const { running, password } = await ensureRunning(folder, options, notify)
      const urls = urlsOf(running.port, password)
      return { running, urls, presence: await openPresence(urls.ownerUrl, name) }
    })
    try {
      const server = await findServer(presence)
      if (options.as === 'server') await takeServerLock(presence, options.dataDir)
      presence.on('end', () => void onEnd())
      return { running, urls, presence, server }
    } catch (error) {
      await presence.end()
      throw error
    }
  }

  let joined = await withFolderLock(lockFile, enter)

  // A server brings its database back, on the same port, so that every URL in use stays true.
  async function onEnd() {
    if (closing) return
    try {
      const again = await withFolderLock(lockFile, enter)
      const hasMoved = again.urls.ownerUrl !== joined.urls.ownerUrl
      joined = again
      if (hasMoved)
        throw new DatabaseProblem('The database came back on another port; this process has to be started anew.')
    } catch (error) {
      if (!closing) options.onLost?.(error)
    }
  }

  return {
    ...joined.urls,
    folder: folder.path,
    server: joined.server,
    async close() {
      if (closing) return
      closing = true
      await withFolderLock(lockFile, async () => {
        const { presence, running } = joined
        const alone = await isAlone(presence).catch(() => true)
        await presence.end().catch(() => undefined)
        if (!alone) return
        await stopPostmaster(folder, running.pid)
        removeRunFile(options.dataDir)
      })
    },
  }
}

/** Between dying and serving again PostgreSQL turns people away for a while. */
const passingCodes = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 120_000
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      const isPassing = passingCodes.includes(code) || /Connection terminated/.test(String(error))
      if (!isPassing || Date.now() > deadline) throw error
      await delay(100)
    }
  }
}

async function ensureRunning(
  folder: ClusterFolder,
  options: EmbeddedOptions,
  notify: (message: string) => void,
): Promise<{ running: Postmaster; password: string }> {
  let password = readOwnerPassword(options.dataDir)
  const found = await waitUntilReady(folder)
  if (found !== null && password !== undefined) {
    const running = found
    await makeDatabase(urlsOf(running.port, password, 'postgres').ownerUrl)
    record(folder, options.dataDir, running, password)
    return { running, password }
  }
  const binaries = findPostgresBinaries(folder.user, options.fallbackFolder ?? fallbackFolder, notify)
  // Without its password a living server is of no use to anyone.
  if (found !== null) await stopPostmaster(folder, found.pid)
  if (!clusterExists(folder)) {
    password = makeOwnerPassword(options.dataDir)
    await initCluster(folder, binaries, password, { durable: options.extraSettings?.fsync !== 'off' })
  }
  requireSameMajorVersion(folder, binaries)
  password ??= await resetOwnerPassword(folder, binaries, options.dataDir)
  const running = await start(folder, binaries, options)
  await makeDatabase(urlsOf(running.port, password, 'postgres').ownerUrl)
  record(folder, options.dataDir, running, password)
  return { running, password }
}

async function start(folder: ClusterFolder, binaries: PostgresBinaries, options: EmbeddedOptions): Promise<Postmaster> {
  const settings = { ...serverSettings(measureMachine(folder.path)), ...options.extraSettings }
  const lastPort = readRunFile(options.dataDir)?.port ?? null
  return startPostmaster(folder, binaries, settings, lastPort, join(options.dataDir, 'database-start.log'))
}

function record(folder: ClusterFolder, dataDir: string, running: Postmaster, password: string): void {
  if (readRunFile(dataDir)?.pid === running.pid) return
  writeRunFile(dataDir, {
    pid: running.pid,
    port: running.port,
    ...urlsOf(running.port, password),
    folder: folder.path,
    startedAt: new Date().toISOString(),
  })
}

function urlsOf(port: number, password: string, database = embeddedDatabaseName) {
  const at = `127.0.0.1:${port}/${database}`
  const appPassword = appPasswordFor(password, applicationRole, embeddedDatabaseName)
  return {
    ownerUrl: `postgresql://${ownerRole}:${password}@${at}`,
    appUrl: `postgresql://${applicationRole}:${appPassword}@${at}`,
  }
}

async function makeDatabase(adminUrl: string): Promise<void> {
  const client = newClient(clientConfig(adminUrl, 'zhike start'))
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [embeddedDatabaseName])
    if (rowCount === 0) await client.query(`create database ${embeddedDatabaseName}`)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '28P01') throw error
    throw new DatabaseProblem(
      'The running PostgreSQL refuses the password in the file database-password of the data folder. ' +
        'If that file was replaced: stop the database, remove the file and start again; a new one is made.',
      { cause: error },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
