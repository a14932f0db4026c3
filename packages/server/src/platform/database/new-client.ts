import pg from 'pg'

/**
 * A connection of one's own. One that breaks between two statements is told by the next of them; without a listener it
 * would end the whole process at that moment.
 */
export function newClient(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  return client
}
