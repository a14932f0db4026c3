import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clientConfig } from './client-config.ts'
import { describeTypes } from './describe-types.ts'
import { newClient } from './new-client.ts'

export const generatedTypesFile = join(dirname(fileURLToPath(import.meta.url)), 'generated', 'database-types.ts')

/** What database-types.ts should say for the database at this URL. */
export async function readGeneratedTypes(ownerUrl: string): Promise<string> {
  const client = newClient(clientConfig(ownerUrl, 'zhike types'))
  await client.connect()
  try {
    return await describeTypes(client)
  } finally {
    await client.end()
  }
}
