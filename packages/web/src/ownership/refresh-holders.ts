import type { QueryClient } from '@tanstack/react-query'

/** After customers changed hands: everything that shows a holder asks again. */
export async function refreshHolders(client: QueryClient): Promise<void> {
  await Promise.all(
    ['customer', 'customers', 'today', 'pools'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  )
}
