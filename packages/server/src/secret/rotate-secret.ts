import { setTimeout } from 'node:timers/promises'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { makeSecret, readSecrets, writeSecrets } from '../platform/auth/read-secret.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { deleteAllSessions } from './queries.ts'
import { resealValues, type ResealReport } from './reseal-values.ts'

const followMs = 1000

/**
 * A new secret. What the old one sealed is sealed anew; cookies it signed stay good, and are signed anew as they are
 * used, until the next rotation. With `endSessions` (the old one became known) it is forgotten and everybody signs in
 * again. Running servers follow within a second.
 */
export async function rotateSecret(
  ctx: Context,
  file: string,
  options: { endSessions: boolean },
): Promise<ResealReport & { ended: number }> {
  requirePermission(ctx, 'settings.manage')
  // First whatever the one before still holds: it goes now.
  const [old, ...older] = readSecrets(file)
  await resealValues(ctx, [old, ...older])
  const secret = makeSecret()
  // The old one stays in the file until nothing needs it: a stop half way loses nothing.
  writeSecrets(file, [secret, old])
  // Until the last server has seen the new one it seals with the old one.
  await setTimeout(followMs)
  const report = await resealValues(ctx, [secret, old])
  let ended = 0
  if (options.endSessions) {
    writeSecrets(file, [secret])
    ended = await deleteAllSessions(ctx.db)
  }
  await writeAudit(ctx, {
    action: 'secret.rotate',
    subjectType: 'installation',
    summary: {
      resealed: report.resealed,
      lost: report.lost.reduce((sum, { count }) => sum + count, 0),
      ended,
    },
  })
  return { ...report, ended }
}
