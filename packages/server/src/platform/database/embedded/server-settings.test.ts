import { describe, expect, it } from 'vitest'
import { type Machine, renderSettings, serverSettings } from './server-settings.ts'

const GB = 1024 ** 3
const machine = (change: Partial<Machine>): Machine => ({
  memoryBytes: 24 * GB,
  cpus: 2,
  freeDiskBytes: 100 * GB,
  sharedMemoryBytes: 12 * GB,
  ...change,
})

describe('the settings of the embedded server', () => {
  it('grow with the machine, and leave the larger part of it to others', () => {
    expect(serverSettings(machine({}))).toMatchObject({ shared_buffers: '6144MB', max_wal_size: '4GB', jit: 'off' })
    expect(serverSettings(machine({ memoryBytes: 1 * GB }))).toMatchObject({ shared_buffers: '256MB', work_mem: '4MB' })
    expect(serverSettings(machine({ memoryBytes: 512 * GB })).shared_buffers).toBe('16384MB')
  })

  it('spare a small disk and a small /dev/shm', () => {
    expect(serverSettings(machine({ freeDiskBytes: 5 * GB })).max_wal_size).toBe('1GB')
    const inContainer = serverSettings(machine({ sharedMemoryBytes: 64 * 1024 * 1024 }))
    expect(inContainer.dynamic_shared_memory_type).toBe(process.platform === 'linux' ? 'mmap' : undefined)
    expect(serverSettings(machine({})).dynamic_shared_memory_type).toBeUndefined()
  })

  it('are written with quotes doubled', () => {
    expect(renderSettings({ log_line_prefix: "it's" })).toContain("log_line_prefix = 'it''s'\n")
  })
})
