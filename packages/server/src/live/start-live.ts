import type { Services } from '../platform/context/context.ts'
import { listen, type Listening } from '../platform/database/listen.ts'
import { liveHubOf } from './live-hub.ts'

/** From now on this process hears what changes, whichever process changed it. */
export function startLive(services: Services, databaseUrl: string): Promise<Listening> {
  const hub = liveHubOf(services)
  return listen(databaseUrl, 'zhike_changes', {
    onMessage: (message) => hub.hear(message),
    onGap: () => hub.loseTrack(),
    onError: (error) => services.log.warn({ err: error }, 'live: the connection that hears of changes broke'),
  })
}
