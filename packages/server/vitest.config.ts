import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    // What happens a moment later may take its time on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    name: 'server',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
