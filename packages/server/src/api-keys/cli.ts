import { permissions } from '@zhike/core/access/permissions'
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
    permissions: {
      type: 'string',
      placeholder: 'P',
      description: 'what it may do at most, such as customer.read,follow-up.write (all that the person may)',
    },
    expires: { type: 'string', placeholder: 'T', description: 'an instant such as 2027-01-31T00:00:00Z' },
  },
  async run(io, { values }) {
    if (!values.user) throw new UsageError('Say for whom with --user.')
    const chosen = values.permissions?.split(',').map((one) => one.trim())
    const parsed = newApiKey.safeParse({ name: values.name, expiresAt: values.expires, permissions: chosen })
    if (!parsed.success) {
      const wrong = parsed.error.issues[0]?.path[0]
      if (wrong === 'name') throw new UsageError('Say what the key is for with --name.')
      if (wrong === 'permissions') {
        throw new UsageError(
          `--permissions "${values.permissions ?? ''}" names something else than: ${permissions.join(', ')}.`,
        )
      }
      throw new UsageError(`--expires "${values.expires ?? ''}" is no instant; write 2027-01-31T00:00:00Z.`)
    }
    const made = await createApiKey(await contextAs((await io.context()).services, values.user, 'cli'), parsed.data)
    if (io.json) io.printJson(made)
    else io.print(made.key)
  },
})
