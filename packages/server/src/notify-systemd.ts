import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Logger } from 'pino'

const run = promisify(execFile)

/**
 * Tells systemd how far the service is (Type=notify), by its own program: Node has no datagram sockets of this kind. The
 * service runs all the same where that fails; systemd then says what it missed.
 */
export async function notifySystemd(message: 'READY=1' | 'STOPPING=1', log: Logger): Promise<void> {
  try {
    await run('systemd-notify', [message], { timeout: 5000 })
  } catch (error) {
    log.warn({ err: error }, 'systemd could not be told how far the start is')
  }
}
