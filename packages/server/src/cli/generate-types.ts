// npm run types -w packages/server [-- URL]: writes database-types.ts from a migrated database.
import { writeFileSync } from 'node:fs'
import { generatedTypesFile, readGeneratedTypes } from '../platform/database/generate-types.ts'

const url = process.argv[2]
if (url === undefined) {
  process.stderr.write('Give the URL of a migrated database: npm run types -w packages/server -- postgresql://…\n')
  process.exitCode = 2
} else {
  writeFileSync(generatedTypesFile, await readGeneratedTypes(url))
  process.stdout.write(`${generatedTypesFile}\n`)
}
