import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { node24, root } from './paths.mjs'
import { runQuietly } from './run-quietly.mjs'

const lockFile = join(root, 'package-lock.json')

/** npm ci, when this checkout's lock file is not what is installed. */
export async function install() {
  if (isInstalled()) return
  // npm may be run by another Node than ours; the one that npm itself uses is known to the scripts it starts.
  const npm = process.env.npm_execpath
  const [command, args] = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  await runQuietly('Installing packages', command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: process.platform === 'win32' && command === 'npm',
  })
}

function isInstalled() {
  // npm writes this copy of the lock file last, so that an interrupted installation has none.
  const own = join(root, 'node_modules', '.package-lock.json')
  return node24() !== undefined && existsSync(own) && sameVersions(own)
}

/** Whether what npm wrote down as installed has the versions of the lock file (packages for other platforms aside). */
function sameVersions(installedFile) {
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link || !path.includes('node_modules/')) return true
    if (installed[path] === undefined) return entry.optional === true || entry.peer === true
    return installed[path].version === entry.version
  })
}
