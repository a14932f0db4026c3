import { createHash } from 'node:crypto'
import { randomWord } from '@zhike/core/people/random-word'
import type { Context, Services } from '../platform/context/context.ts'
import { systemContext } from '../platform/context/system-context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { hasSetupCode, lockSetup, removeSetupCodes, replaceSetupCode, selectCompanyRow } from './queries.ts'

const codeLength = 8

export function hashSetupCode(code: string): Buffer {
  return createHash('sha256').update(code.toUpperCase().replace(/[\s-]/g, '')).digest()
}

/** While there is no company: a new one-time code for the console, the only one that works. Else null. */
export async function ensureSetupCode(services: Services): Promise<string | null> {
  return makeCode(services, async () => true)
}

/** The same where there is no code yet; one that was printed stays good. */
export async function makeMissingSetupCode(services: Services): Promise<string | null> {
  return makeCode(services, async (ctx) => !(await hasSetupCode(ctx)))
}

async function makeCode(services: Services, isWanted: (ctx: Context) => Promise<boolean>): Promise<string | null> {
  const ctx = await systemContext(services, 'setup', 'cli')
  return transaction(ctx, async (ctx) => {
    await lockSetup(ctx)
    if (await selectCompanyRow(ctx)) {
      await removeSetupCodes(ctx)
      return null
    }
    if (!(await isWanted(ctx))) return null
    const code = randomWord(codeLength)
    await replaceSetupCode(ctx, hashSetupCode(code))
    return code
  })
}
