import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/core', 'packages/server', 'packages/web'],
    // Much of a server test waits for PostgreSQL and programs: one file a processor keeps all of them busy.
    maxWorkers: '100%',
  },
})
