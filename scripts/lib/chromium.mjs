import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const debianChromium = '/usr/bin/chromium'
const chineseFonts = '/usr/share/fonts/opentype/noto'

/** Chromium of the system, or the one that Playwright installed for this user. */
export function findChromium() {
  if (existsSync(debianChromium)) return true
  const own = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  return existsSync(own) && readdirSync(own).some((name) => name.startsWith('chromium'))
}

/** As root on Debian: Chromium and Chinese fonts from its packages, where they are missing. */
export function installChromium() {
  const missing = []
  if (!findChromium()) missing.push('chromium')
  if (!existsSync(chineseFonts)) missing.push('fonts-noto-cjk')
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  process.stdout.write(`Installing ${missing.join(' and ')} from Debian's packages …\n`)
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', '--no-install-recommends', ...missing)) {
    process.stdout.write(`apt-get could not install ${missing.join(' and ')}.\n`)
  }
}
