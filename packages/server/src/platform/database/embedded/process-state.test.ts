import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isAlive, startTimeOf, worksIn } from './process-state.ts'

describe.runIf(process.platform === 'linux')('a process (told by /proc)', () => {
  it('is told from a dead one and from another that sits elsewhere', async () => {
    const child = spawn('sleep', ['60'], { cwd: tmpdir(), stdio: 'ignore' })
    const pid = child.pid ?? 0
    expect(isAlive(pid)).toBe(true)
    expect(startTimeOf(pid)).toMatch(/^\d+$/)
    expect(worksIn(pid, tmpdir())).toBe(true)
    expect(worksIn(pid, '/usr')).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isAlive(pid)).toBe(false)
    expect(startTimeOf(pid)).toBeUndefined()
  })
})
