import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    // Each project says it itself: what the root says does not reach them, and without it one processor would rest.
    maxWorkers: '100%',
    // What happens a moment later may take its time on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    name: 'server',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    // Files of one process share its modules: loading them anew for each takes a tenth of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
