import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const hasOpenssl = existsSync('/usr/bin/openssl')

/** A self-signed certificate with its key, for two days. */
export function makeCertificate(certFile: string, keyFile: string, name = 'crm.example.com'): void {
  const subject = ['-subj', `/CN=${name}`, '-days', '2']
  const files = ['-keyout', keyFile, '-out', certFile]
  const kind = ['-newkey', 'rsa:2048', '-nodes']
  execFileSync('/usr/bin/openssl', ['req', '-x509', ...kind, ...files, ...subject], { stdio: 'ignore' })
}
