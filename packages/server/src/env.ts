import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { BucketSettings } from './platform/files/s3-bucket.ts'

/** The folder of this checkout; the default data folder lies in it, wherever the command was typed. */
const repositoryRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

export interface Env {
  port: number
  host: string
  /** Where people reach it; decides links in mails and which Origin a browser may come from. */
  publicUrl: string
  publicUrlIsSet: boolean
  trustedProxies: string[]
  dataDir: string
  secretFile: string
  /** The company's own PostgreSQL; null means the embedded one. */
  databaseUrl: string | null
  ownerDatabaseUrl: string | null
  /** The certificate and its key, where Zhike speaks TLS itself. */
  tls: { certFile: string; keyFile: string } | null
  /** What /metrics asks for; null opens it to this machine alone. */
  metricsToken: string | null
  /** systemd waits to be told that the start is over. */
  notifiesSystemd: boolean
  /** A larger upload is refused before it is read. */
  maxUploadBytes: number
  /** Seals and opens backups; null leaves them open. */
  backupPassphrase: string | null
  /** The same from a file, which is read when it is needed. */
  backupPassphraseFile: string | null
  /** Whether an upgrade makes a backup before it migrates. */
  backupBeforeUpgrade: boolean
  /** Where contents of files are kept, where that is not the disk. */
  bucket: BucketSettings | null
  /** Started with --demo: the demo company's one-click sign-in works from other machines too. */
  demo: boolean
}

/** Names every setting that is wrong, its value and what would be right. */
export class SettingsError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(`Wrong settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'SettingsError'
    this.problems = problems
  }
}

const isAddressRange = (value: string) => {
  const [address = '', bits, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

const isUrl = (value: string, protocols: string[]) => {
  // A socket folder in the query leaves the host empty, which URL refuses with a user name before it.
  const parsed = URL.parse(value) ?? URL.parse(value.replace(/@\//, '@localhost/'))
  return parsed !== null && protocols.includes(parsed.protocol)
}

const databaseUrl = z
  .string()
  .refine((value) => isUrl(value, ['postgres:', 'postgresql:']), 'give postgresql://user:password@host:5432/database')

const schema = z.object({
  ZHIKE_PORT: z
    .string()
    .regex(/^\d+$/, 'give a port number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, 'give a port number from 1 to 65535')
    .default(3000),
  ZHIKE_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'give an address such as 127.0.0.1, or 0.0.0.0 for every network of this machine')
    .default('127.0.0.1'),
  ZHIKE_PUBLIC_URL: z
    .string()
    .refine(
      (value) => isUrl(value, ['http:', 'https:']),
      'give the address people type, such as https://crm.example.com',
    )
    .refine(
      (value) => (URL.parse(value)?.pathname ?? '/') === '/',
      'give it without a path, such as https://crm.example.com',
    )
    .transform((value) => new URL(value).origin)
    .optional(),
  ZHIKE_TRUSTED_PROXIES: z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((ranges) => ranges.every(isAddressRange), 'give address ranges divided by commas, such as 10.0.0.0/8,::1')
    .default([]),
  ZHIKE_DATA_DIR: z.string().default(join(repositoryRoot, 'data')),
  ZHIKE_SECRET_FILE: z.string().optional(),
  ZHIKE_MAX_UPLOAD_MB: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'give whole megabytes from 1 to 99999')
    .transform(Number)
    .default(200),
  ZHIKE_BACKUP_PASSPHRASE: z.string().optional(),
  ZHIKE_BACKUP_PASSPHRASE_FILE: z.string().optional(),
  ZHIKE_BACKUP_BEFORE_UPGRADE: z
    .enum(['yes', 'no'], { error: 'write yes, or no if you make backups before upgrades yourself' })
    .default('yes'),
  ZHIKE_TLS_CERT_FILE: z.string().optional(),
  ZHIKE_TLS_KEY_FILE: z.string().optional(),
  ZHIKE_METRICS_TOKEN: z
    .string()
    .min(16, 'give 16 characters or more, such as those of openssl rand -hex 16')
    .optional(),
  ZHIKE_S3_ENDPOINT: z
    .string()
    .refine(
      (value) => isUrl(value, ['http:', 'https:']) && !/[?#@]/.test(value),
      'give the address of the service, such as https://s3.example.com',
    )
    .optional(),
  ZHIKE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'give the name of a bucket, such as zhike-files')
    .optional(),
  ZHIKE_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'give the region as the service calls it, such as cn-north-1')
    .default('us-east-1'),
  ZHIKE_S3_ADDRESSING: z
    .enum(['path', 'host'], { error: 'write path (https://host/bucket/key) or host (https://bucket.host/key)' })
    .default('path'),
  ZHIKE_S3_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/, 'give a folder inside the bucket, such as crm')
    .refine((value) => !value.split('/').some((part) => part === '.' || part === '..'), 'leave out . and ..')
    .optional(),
  ZHIKE_S3_ACCESS_KEY_ID: z.string().optional(),
  ZHIKE_S3_SECRET_ACCESS_KEY: z.string().optional(),
  NOTIFY_SOCKET: z.string().optional(),
  DATABASE_URL: databaseUrl.optional(),
  ZHIKE_OWNER_DATABASE_URL: databaseUrl.optional(),
})

/**
 * Settings that are secrets: NAME_FILE names a file that holds the value, as containers and systemd hand them over. The
 * passphrase of backups has a file of its own, read with each backup.
 */
const secretSettings = ['DATABASE_URL', 'ZHIKE_OWNER_DATABASE_URL', 'ZHIKE_METRICS_TOKEN', 'ZHIKE_S3_SECRET_ACCESS_KEY']

/** Every variable that is read, for whoever checks what is written elsewhere. */
export const settingNames = [...Object.keys(schema.shape), ...secretSettings.map((name) => `${name}_FILE`)]

function readSecretFiles(source: Record<string, string | undefined>): Record<string, string | undefined> {
  const values = { ...source }
  for (const name of secretSettings) {
    const file = source[`${name}_FILE`]?.trim()
    if (!file) continue
    if (source[name]?.trim()) {
      throw new SettingsError([`${name} and ${name}_FILE are both set: remove one of them.`])
    }
    try {
      values[name] = readFileSync(file, 'utf8')
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new SettingsError([`${name}_FILE is "${file}": it cannot be read (${reason}).`])
    }
  }
  return values
}

/** What is a secret is not repeated. */
function shown(name: string, value: string | undefined): string {
  return name === 'ZHIKE_METRICS_TOKEN' || name === 'ZHIKE_S3_SECRET_ACCESS_KEY' || name === 'ZHIKE_BACKUP_PASSPHRASE'
    ? '…'
    : withoutPassword(String(value))
}

/** Passwords in URLs never reach a message or a log. */
export function withoutPassword(value: string): string {
  return value.replace(/(:\/\/[^:@/\s]*):[^@\s]*@/, '$1:***@')
}

/** Reads every setting at once; a wrong one is named with its value. An empty variable counts as not set. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const values = readSecretFiles(source)
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, values[name]?.trim()])
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const name = String(issue.path[0])
        return `${name} is "${shown(name, given[name])}": ${issue.message}.`
      })
  if (given.ZHIKE_OWNER_DATABASE_URL && !given.DATABASE_URL) {
    problems.push(
      'ZHIKE_OWNER_DATABASE_URL is set without DATABASE_URL: set DATABASE_URL to the login that serves, or remove both for the embedded database.',
    )
  }
  if (given.ZHIKE_BACKUP_PASSPHRASE && given.ZHIKE_BACKUP_PASSPHRASE_FILE) {
    problems.push('ZHIKE_BACKUP_PASSPHRASE and ZHIKE_BACKUP_PASSPHRASE_FILE are both set: remove one of them.')
  }
  problems.push(...tlsProblems(given), ...bucketProblems(given))
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems)
  return envOf(parsed.data)
}

function tlsProblems(given: Record<string, string | undefined>): string[] {
  const { ZHIKE_TLS_CERT_FILE: cert, ZHIKE_TLS_KEY_FILE: key, ZHIKE_PUBLIC_URL: url } = given
  if (!cert && !key) return []
  if (!cert) return [`ZHIKE_TLS_KEY_FILE is "${key}" without ZHIKE_TLS_CERT_FILE: name the certificate too.`]
  if (!key) return [`ZHIKE_TLS_CERT_FILE is "${cert}" without ZHIKE_TLS_KEY_FILE: name its key too.`]
  if (url?.startsWith('http:')) {
    return [`ZHIKE_PUBLIC_URL is "${url}", but with a certificate Zhike answers HTTPS alone: write https://.`]
  }
  return []
}

const bucketNames = [
  'ZHIKE_S3_ENDPOINT',
  'ZHIKE_S3_BUCKET',
  'ZHIKE_S3_ACCESS_KEY_ID',
  'ZHIKE_S3_SECRET_ACCESS_KEY',
] as const

/** All four make a store of files; one of them alone is a mistake that would put files where nobody looks for them. */
function bucketProblems(given: Record<string, string | undefined>): string[] {
  const isAny = Object.keys(given).some((name) => name.startsWith('ZHIKE_S3_'))
  const missing = bucketNames.filter((name) => !given[name])
  if (!isAny || missing.length === 0) return []
  return [`${missing.join(', ')} must be set too for files to be kept in a bucket; or remove every ZHIKE_S3_ setting.`]
}

function bucketOf(values: z.output<typeof schema>): BucketSettings | null {
  const { ZHIKE_S3_ENDPOINT: endpoint, ZHIKE_S3_BUCKET: bucket, ZHIKE_S3_ACCESS_KEY_ID: accessKeyId } = values
  const secretAccessKey = values.ZHIKE_S3_SECRET_ACCESS_KEY
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return null
  const prefix = values.ZHIKE_S3_PREFIX ? `${values.ZHIKE_S3_PREFIX}/` : ''
  const { ZHIKE_S3_REGION: region, ZHIKE_S3_ADDRESSING: addressing } = values
  return { endpoint, bucket, accessKeyId, secretAccessKey, region, addressing, prefix }
}

function envOf(values: z.output<typeof schema>): Env {
  const { ZHIKE_TLS_CERT_FILE: certFile, ZHIKE_TLS_KEY_FILE: keyFile } = values
  const tls = certFile && keyFile ? { certFile: resolve(certFile), keyFile: resolve(keyFile) } : null
  const scheme = tls === null ? 'http' : 'https'
  const dataDir = resolve(values.ZHIKE_DATA_DIR)
  return {
    port: values.ZHIKE_PORT,
    host: values.ZHIKE_HOST,
    publicUrl: values.ZHIKE_PUBLIC_URL ?? `${scheme}://${localName(values.ZHIKE_HOST)}:${values.ZHIKE_PORT}`,
    publicUrlIsSet: values.ZHIKE_PUBLIC_URL !== undefined,
    trustedProxies: values.ZHIKE_TRUSTED_PROXIES,
    dataDir,
    secretFile: values.ZHIKE_SECRET_FILE ? resolve(values.ZHIKE_SECRET_FILE) : join(dataDir, 'secret'),
    databaseUrl: values.DATABASE_URL ?? null,
    ownerDatabaseUrl: values.ZHIKE_OWNER_DATABASE_URL ?? null,
    tls,
    metricsToken: values.ZHIKE_METRICS_TOKEN ?? null,
    notifiesSystemd: values.NOTIFY_SOCKET !== undefined,
    maxUploadBytes: values.ZHIKE_MAX_UPLOAD_MB * 1024 * 1024,
    backupPassphrase: values.ZHIKE_BACKUP_PASSPHRASE ?? null,
    backupPassphraseFile: values.ZHIKE_BACKUP_PASSPHRASE_FILE ? resolve(values.ZHIKE_BACKUP_PASSPHRASE_FILE) : null,
    backupBeforeUpgrade: values.ZHIKE_BACKUP_BEFORE_UPGRADE === 'yes',
    bucket: bucketOf(values),
    demo: false,
  }
}

/** An address that a browser on this machine can open, for a server that listens everywhere. */
function localName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
