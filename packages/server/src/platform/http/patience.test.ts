import { connect, type AddressInfo, type Socket } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { installBodyTimeout } from './body-timeout.ts'
import { installDraining } from './draining.ts'
import { installProblemHandler } from './problem-handler.ts'
import { installSilentConnections } from './silent-connections.ts'

let app: FastifyInstance
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await app.close()
})

async function start(): Promise<number> {
  app = fastify()
  installProblemHandler(app, () => 'en')
  installDraining(app)
  installBodyTimeout(app, 0.3)
  installSilentConnections(app, 300)
  app.post('/', async () => ({ done: true }))
  app.get('/', async () => ({ done: true }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as AddressInfo).port
}

/** A connection by hand: what was received, and whether the server has closed it. */
function talk(port: number): { socket: Socket; received(): string; closed: Promise<void> } {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  let text = ''
  socket.on('data', (part) => (text += part.toString()))
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  return { socket, received: () => text, closed }
}

describe('the patience of the server', () => {
  it('ends with whoever sends a body by drops, and says why', async () => {
    const { socket, received, closed } = talk(await start())
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{')
    const drops = setInterval(() => socket.write(' '), 50)
    await closed
    clearInterval(drops)
    expect(received()).toMatch(/^HTTP\/1\.1 408 /)
    expect(received()).toContain('"code":"input.too-slow"')
  })

  it('lets whoever sends it at once stay', async () => {
    const { socket, received } = talk(await start())
    const post = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
    socket.write(post)
    await expect.poll(received).toContain('{"done":true}')
    await new Promise((done) => setTimeout(done, 600))
    socket.write(post)
    await expect.poll(() => received().split('{"done":true}').length).toBe(3)
  })

  it('closes a connection that asks for nothing', async () => {
    const { received, closed } = talk(await start())
    await closed
    expect(received()).toBe('')
  })

  it('does not wait for such a connection when it stops', async () => {
    const { socket, closed } = talk(await start())
    await new Promise((done) => socket.once('connect', done))
    await new Promise((done) => setTimeout(done, 50))
    await app.close()
    await closed
  })

  it('asks every client to close its connection while it drains', async () => {
    const { socket, received, closed } = talk(await start())
    const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
    socket.write(get)
    await expect.poll(received).toContain('{"done":true}')
    expect(received()).toMatch(/connection: keep-alive/i)
    const drained = app.drain()
    expect(app.isDraining).toBe(true)
    socket.write(get)
    await closed
    expect(received()).toMatch(/connection: close/i)
    expect(received().split('{"done":true}').length).toBe(3)
    await drained
  })
})
