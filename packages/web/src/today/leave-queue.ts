import type { z } from 'zod'
import type { todayQueue } from '@zhike/core/today/schema'

export type Queue = z.output<typeof todayQueue>

/** The queue without a customer that is done, its group one fewer. */
export function withoutCustomer(queue: Queue, customerId: string): Queue {
  return {
    ...queue,
    groups: queue.groups.map((group) => {
      const items = group.items.filter((row) => row.customerId !== customerId)
      return items.length === group.items.length ? group : { ...group, items, total: group.total - 1 }
    }),
  }
}

/** How many there are to contact, and how many of them are late. */
export function queueTotals(queue: Queue): { all: number; overdue: number } {
  return {
    all: queue.groups.reduce((sum, group) => sum + group.total, 0),
    overdue: queue.groups.find((group) => group.key === 'overdue')?.total ?? 0,
  }
}
