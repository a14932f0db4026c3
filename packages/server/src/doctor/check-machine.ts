import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Env, withoutPassword } from '../env.ts'
import { certificateEnd } from '../platform/http/certificate.ts'
import { failure, type Finding, ok, warning } from './finding.ts'

const GB = 1024 ** 3

/** What can be seen without the database: the program, its settings, the secret, the disk. */
export function checkMachine(env: Env): Finding[] {
  return [checkNode(), ...checkSettings(env), checkSecret(env), checkDisk('disk of the data folder', env.dataDir)]
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return ok('node', process.version)
  return failure('node', `Node ${process.version} is too old`, 'Start Zhike with npm start: it brings Node 24 along.')
}

function checkSettings(env: Env): Finding[] {
  const database = env.databaseUrl === null ? 'embedded database' : withoutPassword(env.databaseUrl)
  const findings = [
    ok('settings', `${env.publicUrl}, listening on ${env.host}:${env.port}, ${database}, data in ${env.dataDir}`),
  ]
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(env.host)
  if (!isLocal && !env.publicUrlIsSet) {
    findings.push(
      warning(
        'public address',
        `Zhike listens beyond this machine, but ZHIKE_PUBLIC_URL is not set`,
        'Set it to the address that people type; links in messages and the check of where a request comes from need it.',
      ),
    )
  }
  if (env.publicUrl.startsWith('http:') && env.publicUrlIsSet && !isLocal) {
    findings.push(
      warning(
        'public address',
        `${env.publicUrl} is not encrypted`,
        'Give Zhike a certificate (ZHIKE_TLS_CERT_FILE, ZHIKE_TLS_KEY_FILE) or put a proxy with one before it.',
      ),
    )
  }
  return env.tls === null ? findings : [...findings, checkCertificate(env.tls.certFile)]
}

function checkCertificate(certFile: string): Finding {
  const name = 'certificate'
  const end = certificateEnd(certFile)
  if (end === null) return failure(name, `${certFile} holds none`, 'Name a certificate as PEM in ZHIKE_TLS_CERT_FILE.')
  const days = Math.floor((end.getTime() - Date.now()) / 86_400_000)
  const text = `${certFile} holds until ${end.toISOString().slice(0, 10)}`
  if (days < 0) return failure(name, `${text}: it has ended`, 'Renew it; a running server takes it by itself.')
  if (days < 14) return warning(name, text, 'Renew it; a running server takes it by itself.')
  return ok(name, text)
}

function checkSecret(env: Env): Finding {
  const name = 'secret file'
  if (!existsSync(env.secretFile)) {
    return warning(name, `${env.secretFile} is not there yet`, 'npm start makes it; keep a copy with your backups.')
  }
  const { mode, size } = statSync(env.secretFile)
  if (size < 32)
    return failure(name, `${env.secretFile} is too short`, 'Put 64 random characters there: openssl rand -hex 32')
  if ((mode & 0o077) !== 0) {
    return failure(name, `others on this machine can read ${env.secretFile}`, `Close it: chmod 600 ${env.secretFile}`)
  }
  return ok(name, env.secretFile)
}

export function checkDisk(name: string, folder: string): Finding {
  let place = folder
  while (!existsSync(place)) place = dirname(place)
  const { bavail, blocks, bsize } = statfsSync(place)
  const free = bavail * bsize
  const text = `${(free / GB).toFixed(1)} GB free (${Math.round((bavail / blocks) * 100)} %) at ${place}`
  const advice = 'Make room or move the data folder (ZHIKE_DATA_DIR); a full disk stops the database.'
  if (free < 0.5 * GB) return failure(name, text, advice)
  return free < 5 * GB ? warning(name, text, advice) : ok(name, text)
}
