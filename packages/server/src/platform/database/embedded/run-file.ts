import { join } from 'node:path'
import { z } from 'zod'
import { readFileIfThere, removeFile, writePrivateFile } from './private-file.ts'

const schema = z.object({
  pid: z.number(),
  port: z.number(),
  ownerUrl: z.string(),
  appUrl: z.string(),
  folder: z.string(),
  startedAt: z.string(),
})

/** What a person or a script needs to reach the running database; gone when it stops. */
export type RunFile = z.infer<typeof schema>

const pathOf = (dataDir: string) => join(dataDir, 'run.json')

export function writeRunFile(dataDir: string, content: RunFile): void {
  writePrivateFile(pathOf(dataDir), `${JSON.stringify(content, null, 2)}\n`)
}

export function removeRunFile(dataDir: string): void {
  removeFile(pathOf(dataDir))
}

/** The last known run, even if that server is dead by now. */
export function readRunFile(dataDir: string): RunFile | null {
  const content = readFileIfThere(pathOf(dataDir))
  if (content === undefined) return null
  try {
    return schema.parse(JSON.parse(content))
  } catch {
    // Half a file or one of another version: it only spares a new port.
    return null
  }
}
