import type { TestProject } from 'vitest/node'
import { type TestServer, startTestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** One PostgreSQL for the whole run, shared with other runs on this checkout; the last one to finish stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, close } = await startTestServer()
  project.provide('testServer', server)
  return close
}
