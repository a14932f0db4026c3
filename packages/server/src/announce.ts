import { networkInterfaces } from 'node:os'
import type { Env } from './env.ts'

/** The addresses under which this server can be opened: here, and from the network when it listens there. */
export function addressesOf(env: Env): string[] {
  const everywhere = env.host === '0.0.0.0' || env.host === '::'
  if (env.publicUrlIsSet) return [env.publicUrl]
  if (!everywhere) return [env.publicUrl]
  const lan = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && one.family === 'IPv4')
    .map((one) => `http://${one.address}:${env.port}`)
  return [env.publicUrl, ...lan]
}
