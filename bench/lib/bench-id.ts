import { createHash } from 'node:crypto'

/** What bench.id makes of the same in the database: an id in order of time, the same on every machine. */
export function benchId(at: Date, salt: string): string {
  const stamp = at.getTime().toString(16).padStart(12, '0')
  const mark = createHash('md5').update(salt).digest('hex')
  const hex = `${stamp}7${mark.slice(0, 3)}8${mark.slice(3, 18)}`
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export function personId(no: number): string {
  return benchId(new Date('2024-01-01T00:00:00Z'), `person ${no}`)
}
