import type { Env } from '../env.ts'
import { type MailHealth, mailHealth } from '../mail/mail-health.ts'
import { createDatabase } from '../platform/database/connect.ts'
import type { OpenDatabase } from '../platform/database/open-database.ts'
import { type Finding, ok, warning } from './finding.ts'

/**
 * Whether invitations and links for new passwords go out; nothing where no mail server is set up. Whether its password can
 * be read, check-sealed.ts sees.
 */
export async function checkMail(env: Env, database: OpenDatabase): Promise<Finding[]> {
  const { db, close } = createDatabase(database.ownerUrl, { applicationName: 'zhike doctor', maxConnections: 1 })
  try {
    const health = await mailHealth(db)
    return health === null ? [] : mailFindings(health, env)
  } finally {
    await close()
  }
}

export function mailFindings(health: MailHealth, env: Pick<Env, 'publicUrl' | 'publicUrlIsSet'>): Finding[] {
  const { server, failed, waiting, latest } = health
  const findings: Finding[] = []
  if (failed + waiting > 0) {
    const why = [latest?.reason, latest?.answer].filter((part) => part).join(': ')
    findings.push(
      warning(
        'mail',
        `in seven days ${failed} mails were given up and ${waiting} wait to be tried again${why ? `; the latest: ${why}` : ''}`,
        'Send a test mail from the settings, under Mail; mend what the server says, then try the mails again there.',
      ),
    )
  }
  if (!env.publicUrlIsSet) {
    findings.push(
      warning(
        'links in mails',
        `they begin with ${env.publicUrl}, because ZHIKE_PUBLIC_URL is not set`,
        'Set it to the address that people type.',
      ),
    )
  }
  return findings.length > 0
    ? findings
    : [ok('mail', `${server}, nothing waits and nothing was given up in seven days`)]
}
