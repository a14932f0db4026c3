import { networkInterfaces } from 'node:os'
import type { Env } from './env.ts'
import { isLoopback } from './platform/http/from-this-machine.ts'

/** The addresses under which this server can be opened: here, and from the network when it listens there. */
export function addressesOf(env: Env): string[] {
  const everywhere = env.host === '0.0.0.0' || env.host === '::'
  if (env.publicUrlIsSet) return [env.publicUrl]
  if (!everywhere) return [env.publicUrl]
  const lan = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && one.family === 'IPv4')
    .map((one) => `${env.tls === null ? 'http' : 'https'}://${one.address}:${env.port}`)
  return [env.publicUrl, ...lan]
}

/** What people on the network should know before they type a password: said at every start. */
export function plainHttpWarning(env: Env): string[] {
  if (env.publicUrl.startsWith('https:')) return []
  const { hostname } = new URL(env.publicUrl)
  const staysHere = isLoopback(env.host) || env.host === 'localhost'
  // Behind a proxy on this machine the public address counts.
  if (staysHere && (!env.publicUrlIsSet || isLoopback(hostname) || hostname === 'localhost')) return []
  return [
    '同事用的地址是不加密的 HTTP：密码和客户资料在网络上是明文；浏览器在这样的地址上不给用定位、离线和安装，登录 cookie 也不能只走 HTTPS。办法：docs/guide/zh-CN/server.md。',
    'Colleagues reach this over plain HTTP: passwords and customer data cross the network unencrypted, and browsers refuse position, offline use and installing there; the sign-in cookie cannot be kept to HTTPS. What to do: docs/guide/en/server.md.',
  ]
}
