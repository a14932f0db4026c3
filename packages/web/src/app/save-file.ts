import type { AnyRoute } from '@zhike/core/api/route'
import { fetchFile, type CallInput } from './api-client.ts'

/** Asks a route for a file and hands it to the browser's downloads, for files that a link cannot ask for. */
export async function saveFile<R extends AnyRoute>(route: R, input: CallInput<R>): Promise<void> {
  const ask = fetchFile as (route: AnyRoute, input: unknown) => ReturnType<typeof fetchFile>
  const { blob, name } = await ask(route, input)
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name ?? ''
  link.click()
  // The download has begun only after the click has been worked off.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
