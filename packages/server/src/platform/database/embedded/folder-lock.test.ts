import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFolderLock } from './folder-lock.ts'

let folder: string
let lock: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-lock-'))
  lock = join(folder, 'start.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the lock of a data folder', () => {
  it('lets one in at a time, and goes with the last', async () => {
    let inside = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++inside)
      await delay(5)
      inside -= 1
    }
    await Promise.all(Array.from({ length: 8 }, () => withFolderLock(lock, work)))
    expect(most).toBe(1)
    expect(existsSync(lock)).toBe(false)
  })

  it('is taken over from a process that died, and from a number that another process has now', async () => {
    writeFileSync(lock, '4194304 1 of-a-dead-process')
    expect(await withFolderLock(lock, async () => 'in')).toBe('in')
    writeFileSync(lock, `${process.pid} 1 of-an-older-process-with-our-number`)
    expect(await withFolderLock(lock, async () => 'in')).toBe('in')
  })

  it('is given back when the work fails', async () => {
    await expect(withFolderLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(lock)).toBe(false)
  })
})
