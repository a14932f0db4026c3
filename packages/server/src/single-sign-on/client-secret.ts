import { seal, unseal } from '../platform/auth/seal.ts'
import type { Context } from '../platform/context/context.ts'

/** What client secrets are sealed for. */
export const clientSecretPurpose = 'single-sign-on'

export function sealClientSecret(ctx: Context, clientSecret: string): Buffer {
  return seal(ctx.services.secrets.current(), clientSecretPurpose, clientSecret)
}

/** The secret as it was entered; null where another installation sealed it. */
export function openClientSecret(ctx: Context, sealed: Buffer): string | null {
  return unseal(ctx.services.secrets.all(), clientSecretPurpose, sealed)
}
