import { createHash } from 'node:crypto'
import { tidyRecoveryCode } from '@zhike/core/second-factor/recovery-code'

/** 74 bits of chance need no slow hash; the person in it keeps two people's codes apart. */
export function hashRecoveryCode(personId: string, code: string): Buffer {
  return createHash('sha256')
    .update(`${personId} ${tidyRecoveryCode(code)}`)
    .digest()
}
