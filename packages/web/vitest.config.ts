import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    // Each project says it itself: what the root says does not reach them, and without it one processor would rest.
    maxWorkers: '100%',
    name: 'web',
    include: ['src/**/*.test.{ts,tsx}'],
    // A component test begins with the comment “// @vitest-environment jsdom”.
    environment: 'node',
    // Files of one process share its modules, and get a window each.
    isolate: false,
    setupFiles: ['src/testing/setup.ts'],
  },
})
