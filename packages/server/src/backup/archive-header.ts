import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { open } from 'node:fs/promises'
import {
  backupNotReadable,
  backupTooNew,
  backupTruncated,
  notABackup,
  passphraseMissing,
  passphraseWrong,
} from '@zhike/core/backup/problems'
import { locales } from '@zhike/core/kernel/problem'
import { z } from 'zod'

const magic = Buffer.from('ZHIKEBAK')
const longestHeader = 4096
/** A later format says so here; this program reads the first. */
const format = 1
const cost = { N: 2 ** 17, r: 8, p: 1 }

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const schema = z.object({
  format: z.literal(format),
  compression: z.literal('zstd'),
  /** Of the company: messages about a file that cannot be opened are in its language. */
  locale: z.enum(locales),
  // The cost is bounded, so that a made-up file cannot take all memory.
  encryption: z
    .object({
      kdf: z.literal('scrypt'),
      cipher: z.literal('aes-256-gcm'),
      N: z
        .number()
        .int()
        .min(2)
        .max(2 ** 20),
      r: z.number().int().min(1).max(16),
      p: z.number().int().min(1).max(4),
      salt: hex(16),
      /** Tells a wrong passphrase from an altered file. */
      check: hex(16),
    })
    .nullable(),
})
export type ArchiveHeader = z.infer<typeof schema>

/** What seals and opens the chunks of one file. */
export interface ArchiveKey {
  headerHash: Buffer
  secret: Buffer | null
}

export interface NewHeader {
  bytes: Buffer
  key: ArchiveKey
}

export async function makeHeader(locale: ArchiveHeader['locale'], passphrase: string | null): Promise<NewHeader> {
  let secret: Buffer | null = null
  let encryption: ArchiveHeader['encryption'] = null
  if (passphrase !== null) {
    const salt = randomBytes(16)
    const derived = await derive(passphrase, salt, cost)
    secret = derived.secret
    encryption = {
      kdf: 'scrypt',
      cipher: 'aes-256-gcm',
      ...cost,
      salt: salt.toString('hex'),
      check: derived.check.toString('hex'),
    }
  }
  const header: ArchiveHeader = { format, compression: 'zstd', locale, encryption }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  const bytes = Buffer.concat([magic, length, json])
  return { bytes, key: { headerHash: hashOf(bytes), secret } }
}

export interface FoundHeader {
  header: ArchiveHeader
  bytes: Buffer
}

/** The open words at the beginning of a backup; refuses what is none, or one of a newer program. */
export async function readHeader(file: string): Promise<FoundHeader> {
  const start = await readStart(file)
  if (!start.subarray(0, magic.length).equals(magic.subarray(0, start.length)) || start.length === 0) {
    throw notABackup({ file })
  }
  if (start.length < magic.length + 4) throw backupTruncated({ file })
  const length = start.readUInt32BE(magic.length)
  if (length > longestHeader) throw notABackup({ file })
  const bytes = start.subarray(0, magic.length + 4 + length)
  if (bytes.length < magic.length + 4 + length) throw backupTruncated({ file })
  let json: unknown
  try {
    json = JSON.parse(bytes.subarray(magic.length + 4).toString('utf8'))
  } catch {
    // Whatever wrote these bytes, it was not this product.
    throw notABackup({ file })
  }
  const claimed = z.object({ format: z.number() }).safeParse(json)
  if (claimed.success && claimed.data.format > format) {
    throw backupTooNew({ file, what: `format ${claimed.data.format}` })
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw notABackup({ file })
  return { header: parsed.data, bytes }
}

async function readStart(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length + 4 + longestHeader), 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw backupNotReadable({ file, reason: error instanceof Error ? error.message : String(error) })
  }
}

/** The key that opens this file. */
export async function keyOf(file: string, found: FoundHeader, passphrase: string | null): Promise<ArchiveKey> {
  const { encryption } = found.header
  const headerHash = hashOf(found.bytes)
  if (encryption === null) return { headerHash, secret: null }
  if (passphrase === null) throw passphraseMissing({ file })
  const derived = await derive(passphrase, Buffer.from(encryption.salt, 'hex'), encryption)
  if (!timingSafeEqual(derived.check, Buffer.from(encryption.check, 'hex'))) throw passphraseWrong({ file })
  return { headerHash, secret: derived.secret }
}

function derive(passphrase: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }) {
  return new Promise<{ secret: Buffer; check: Buffer }>((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 64, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve({ secret: key.subarray(0, 32), check: hashOf(key.subarray(32)).subarray(0, 16) })
      else reject(error)
    })
  })
}

function hashOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
