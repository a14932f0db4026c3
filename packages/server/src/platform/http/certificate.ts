import { X509Certificate } from 'node:crypto'
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import type { Server } from 'node:https'
import { createSecureContext } from 'node:tls'
import type { Logger } from 'pino'
import { SettingsError, type Env } from '../../env.ts'

type TlsFiles = NonNullable<Env['tls']>

export interface Certificate {
  cert: Buffer
  key: Buffer
  minVersion: 'TLSv1.2'
}

const lookEveryMs = 10_000

/** Certificate and key, if they can be read and belong together; else what is wrong, by the setting's name. */
export function readCertificate({ certFile, keyFile }: TlsFiles): Certificate {
  const certificate: Certificate = {
    cert: readNamed('ZHIKE_TLS_CERT_FILE', certFile),
    key: readNamed('ZHIKE_TLS_KEY_FILE', keyFile),
    minVersion: 'TLSv1.2',
  }
  try {
    createSecureContext(certificate)
  } catch (error) {
    throw new SettingsError([
      `ZHIKE_TLS_CERT_FILE "${certFile}" and ZHIKE_TLS_KEY_FILE "${keyFile}" do not go together: ` +
        `${textOf(error)}. Give a certificate (with its chain) and its key, both as PEM.`,
    ])
  }
  return certificate
}

/** When the certificate of a file ends; null where there is none in it. */
export function certificateEnd(certFile: string): Date | null {
  try {
    return new Date(new X509Certificate(readFileSync(certFile)).validTo)
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

/**
 * A renewed certificate is served without a restart: files are looked at, not waited for, since who renews them often
 * changes a link. One that does not fit is told, and the old one stays.
 */
export function followCertificate(server: Server, files: TlsFiles, log: Logger, everyMs = lookEveryMs): () => void {
  const { certFile, keyFile } = files
  const reload = () => {
    try {
      server.setSecureContext(readCertificate(files))
      log.info({ certFile }, 'the renewed certificate is served')
    } catch (error) {
      log.error({ err: error }, 'the renewed certificate cannot be used; the old one is served on')
    }
  }
  for (const file of [certFile, keyFile]) watchFile(file, { interval: everyMs, persistent: false }, reload)
  return () => {
    for (const file of [certFile, keyFile]) unwatchFile(file, reload)
  }
}

function readNamed(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new SettingsError([`${name} is "${file}": it cannot be read (${textOf(error)}).`])
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
