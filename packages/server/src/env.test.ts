import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnv, SettingsError, withoutPassword } from './env.ts'

const problemsOf = (source: Record<string, string>) => {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

describe('readEnv', () => {
  it('listens on this machine alone when nothing is set', () => {
    const settings = readEnv({})
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: null,
    })
    expect(settings.secretFile).toBe(`${settings.dataDir}/secret`)
  })

  it('treats an empty variable as not set', () => {
    expect(readEnv({ ZHIKE_PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null })
  })

  it('names every wrong setting with its value and what would be right', () => {
    const problems = problemsOf({
      ZHIKE_PORT: '70000',
      ZHIKE_TRUSTED_PROXIES: '10.0.0.0/8, proxy',
      ZHIKE_PUBLIC_URL: 'crm.example.com',
      DATABASE_URL: 'mysql://u:geheim@h/d',
    })
    expect(problems).toHaveLength(4)
    expect(problems.join('\n')).toMatch(/ZHIKE_PORT is "70000": give a port number/)
    expect(problems.join('\n')).toMatch(/ZHIKE_TRUSTED_PROXIES is "10.0.0.0\/8, proxy"/)
    expect(problems.join('\n')).toMatch(/ZHIKE_PUBLIC_URL is "crm.example.com"/)
    expect(problems.join('\n')).toMatch(/DATABASE_URL is "mysql:\/\/u:\*\*\*@h\/d"/)
    expect(problems.join('\n')).not.toContain('geheim')
  })

  it('refuses an owner without the login that serves', () => {
    expect(problemsOf({ ZHIKE_OWNER_DATABASE_URL: 'postgresql://o@h/d' })[0]).toMatch(/without DATABASE_URL/)
  })

  it('takes proxies as ranges and the public address without a trailing slash', () => {
    const settings = readEnv({
      ZHIKE_TRUSTED_PROXIES: '10.0.0.0/8,::1',
      ZHIKE_PUBLIC_URL: 'https://crm.example.com/',
    })
    expect(settings.trustedProxies).toEqual(['10.0.0.0/8', '::1'])
    expect(settings.publicUrl).toBe('https://crm.example.com')
  })

  it('backs up before upgrades unless told not to, and takes one passphrase alone', () => {
    expect(readEnv({})).toMatchObject({ backupBeforeUpgrade: true, backupPassphraseFile: null })
    expect(readEnv({ ZHIKE_BACKUP_BEFORE_UPGRADE: 'no' }).backupBeforeUpgrade).toBe(false)
    expect(problemsOf({ ZHIKE_BACKUP_BEFORE_UPGRADE: 'never' })[0]).toMatch(/is "never": write yes, or no/)
    const both = { ZHIKE_BACKUP_PASSPHRASE: 'a secret of the test', ZHIKE_BACKUP_PASSPHRASE_FILE: '/etc/p' }
    expect(problemsOf(both)[0]).toMatch(/both set/)
    expect(problemsOf(both)[0]).not.toContain('secret of')
  })

  it('takes secrets from files, and says which cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhike-env-'))
    try {
      const file = join(folder, 'url')
      writeFileSync(file, 'postgresql://u:p@h/d\n')
      expect(readEnv({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://u:p@h/d')
      expect(problemsOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgresql://u@h/d' })[0]).toMatch(/both set/)
      expect(problemsOf({ DATABASE_URL_FILE: join(folder, 'none') })[0]).toMatch(
        /DATABASE_URL_FILE is ".*none": it cannot be read/,
      )
      writeFileSync(file, 'mysql://u:geheim@h/d')
      expect(problemsOf({ DATABASE_URL_FILE: file }).join()).not.toContain('geheim')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('speaks TLS with a certificate and its key, and with nothing less', () => {
    const both = { ZHIKE_TLS_CERT_FILE: '/a/cert.pem', ZHIKE_TLS_KEY_FILE: '/a/key.pem' }
    expect(readEnv(both)).toMatchObject({ tls: { certFile: '/a/cert.pem' }, publicUrl: 'https://127.0.0.1:3000' })
    expect(problemsOf({ ZHIKE_TLS_CERT_FILE: '/a/cert.pem' })[0]).toMatch(/name its key too/)
    expect(problemsOf({ ZHIKE_TLS_KEY_FILE: '/a/key.pem' })[0]).toMatch(/name the certificate too/)
    expect(problemsOf({ ...both, ZHIKE_PUBLIC_URL: 'http://crm.example.com' })[0]).toMatch(/write https/)
  })

  it('never repeats a token', () => {
    const [problem] = problemsOf({ ZHIKE_METRICS_TOKEN: 'geheim' })
    expect(problem).toMatch(/ZHIKE_METRICS_TOKEN is "…": give 16/)
  })

  it('accepts a socket folder as host of the database', () => {
    expect(readEnv({ DATABASE_URL: 'postgresql://u@/d?host=/var/run/postgresql' }).databaseUrl).toContain('/var/run')
  })
})

describe('withoutPassword', () => {
  it('hides the password and nothing else', () => {
    expect(withoutPassword('postgresql://u:p%40ss@h:5432/d')).toBe('postgresql://u:***@h:5432/d')
    expect(withoutPassword('postgresql://u@h/d')).toBe('postgresql://u@h/d')
  })
})
