import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'web',
    include: ['src/**/*.test.{ts,tsx}'],
    // A component test begins with the comment “// @vitest-environment jsdom”.
    environment: 'node',
    setupFiles: ['src/testing/setup.ts'],
  },
})
