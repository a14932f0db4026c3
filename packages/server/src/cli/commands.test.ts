import { expect, it } from 'vitest'
import { commands } from './commands.ts'

it('each command is what its entry says', async () => {
  const loaded = await Promise.all(commands.map(({ load }) => load()))
  expect(loaded.map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
})
