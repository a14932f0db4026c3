import { readFileSync } from 'node:fs'

// A virtual machine gets its processors from a host that gives them to others, too. What it wanted and did not get stands
// in /proc/stat as stolen: a figure measured meanwhile says something about the host.

interface Ticks {
  ran: number
  stolen: number
}

/** Of all processors since the machine started; nothing where the system does not say. */
function readTicks(): Ticks {
  try {
    const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1)
    const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = first.split(/\s+/).map(Number)
    return { ran: user + nice + system + irq + softirq, stolen }
  } catch {
    return { ran: 0, stolen: 0 }
  }
}

/** Of the processor time wanted from now on, the share (0 to 1) that the host gave to others by the time it is asked. */
export function watchHost(): () => number {
  const begun = readTicks()
  return () => {
    const { ran, stolen } = readTicks()
    const taken = stolen - begun.stolen
    return taken / Math.max(1, ran - begun.ran + taken)
  }
}
