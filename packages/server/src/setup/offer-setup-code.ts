import type { Context } from '../platform/context/context.ts'
import { makeMissingSetupCode } from './ensure-setup-code.ts'
import { printSetupCode } from './print-setup-code.ts'
import { hasSetupCode } from './queries.ts'

/**
 * Somebody looks at a first run that no code was printed for: the company went away while the server ran, as the demo does.
 * The console gets one now; while a printed one is good, looking changes nothing.
 */
export async function offerSetupCode(ctx: Context): Promise<void> {
  if (await hasSetupCode(ctx)) return
  const code = await makeMissingSetupCode(ctx.services)
  if (code !== null) printSetupCode(code)
}
