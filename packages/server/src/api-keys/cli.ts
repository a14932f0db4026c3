import { newApiKey } from '@zhike/core/api-keys/schema'
import { defineCommand, UsageError } from '../cli/define-command.ts'
import { contextAs } from '../session/context-as.ts'
import { createApiKey } from './create-api-key.ts'

export const apiKeyCreateCommand = defineCommand({
  name: 'api-key create',
  summary: 'make an API key that acts as somebody; prints the key alone, this once',
  options: {
    user: { type: 'string', placeholder: 'WHO', description: 'e-mail address, phone or staff number' },
    name: { type: 'string', placeholder: 'K', description: 'what the key is for' },
    expires: { type: 'string', placeholder: 'T', description: 'an instant such as 2027-01-31T00:00:00Z' },
  },
  async run(io, { values }) {
    if (!values.user) throw new UsageError('Say for whom with --user.')
    const parsed = newApiKey.safeParse({ name: values.name, expiresAt: values.expires })
    if (!parsed.success) {
      throw new UsageError(
        parsed.error.issues[0]?.path[0] === 'name'
          ? 'Say what the key is for with --name.'
          : `--expires "${values.expires ?? ''}" is no instant; write 2027-01-31T00:00:00Z.`,
      )
    }
    const made = await createApiKey(await contextAs((await io.context()).services, values.user, 'cli'), parsed.data)
    if (io.json) io.printJson(made)
    else io.print(made.key)
  },
})
