import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The long ones first: begun last, one of them would keep a processor resting at the end. */
const long = [
  'imports/crash.test.ts',
  'test/random-worlds.test.ts',
  'test/role-expectations.test.ts',
  'embedded/embedded-postgres.test.ts',
  'test/route-access.test.ts',
  'test/bad-input.test.ts',
  'src/serve.test.ts',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(name))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    projects: ['packages/core', 'packages/server', 'packages/web'],
    sequence: { sequencer: LongFirst },
  },
})
