import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const browser = '/usr/bin/chromium'
/** Chromium without its windows: half the processor's time. */
const shell = '/usr/bin/chromium-headless-shell'
const chineseFonts = '/usr/share/fonts/opentype/noto'

/** Chromium of the system, or the one that Playwright installed for this user. */
export function findChromium() {
  if (existsSync(shell) || existsSync(browser)) return true
  const own = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  return existsSync(own) && readdirSync(own).some((name) => name.startsWith('chromium'))
}

/** As root on Debian: Chromium and Chinese fonts from its packages, where they are missing. */
export function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const wanted = []
  if (!existsSync(shell)) wanted.push('chromium-headless-shell')
  if (!existsSync(chineseFonts)) wanted.push('fonts-noto-cjk')
  if (wanted.length > 0) aptInstall(wanted)
  // An older Debian has no shell.
  if (!findChromium()) aptInstall(['chromium'])
}

function aptInstall(packages) {
  process.stdout.write(`Installing ${packages.join(' and ')} from Debian's packages …\n`)
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', '--no-install-recommends', ...packages)) {
    process.stdout.write(`apt-get could not install ${packages.join(' and ')}.\n`)
  }
}
