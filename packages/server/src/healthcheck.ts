import { request } from 'node:http'
import { request as requestTls } from 'node:https'
import { readEnv } from './env.ts'

// What a container asks every half minute: 0 when this machine's Zhike and its database answer, else 1.
const env = readEnv()
const ask = env.tls === null ? request : requestTls
const host = ['0.0.0.0', '::'].includes(env.host) ? '127.0.0.1' : env.host
// The certificate is for the public name, and this never leaves the machine.
const options = { host, port: env.port, path: '/readyz', timeout: 4000, rejectUnauthorized: false }
const asked = ask(options, (answer) => {
  answer.resume()
  process.exitCode = answer.statusCode === 200 ? 0 : 1
})
asked.on('timeout', () => asked.destroy(new Error('no answer within four seconds')))
asked.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
asked.end()
