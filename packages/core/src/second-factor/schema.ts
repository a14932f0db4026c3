import { z } from 'zod'
import { maxPasswordLength } from '../people/password-length.ts'
import { instant } from '../kernel/schemas.ts'

/** Six digits of an authenticator, or a recovery code; spaces and dashes do not matter. */
export const secondFactorCode = z.string().trim().min(6).max(40)

export const secondFactorStatus = z.object({
  isOn: z.boolean(),
  since: instant.nullable(),
  recoveryCodesLeft: z.int(),
  /** The company asks for it: it can be renewed, not switched off. */
  isRequired: z.boolean(),
  /** Beginning asks for the password, unless somebody has just come in with it. */
  needsPassword: z.boolean(),
  /** Whoever comes by single sign-on alone has none, and is asked for no second factor here. */
  hasPassword: z.boolean(),
})
export type SecondFactorStatus = z.output<typeof secondFactorStatus>

export const beginInput = z.object({ password: z.string().max(maxPasswordLength).optional() })
export const confirmInput = z.object({ code: secondFactorCode })
export const proofInput = z.object({ password: z.string().min(1).max(maxPasswordLength), code: secondFactorCode })
export type Proof = z.output<typeof proofInput>

export const enrolment = z.object({
  secret: z.string().describe('base32, for typing it in'),
  uri: z.string().describe('otpauth://, for the QR code'),
})
export type Enrolment = z.output<typeof enrolment>

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()).describe('shown once; each works once') })
export type RecoveryCodes = z.output<typeof recoveryCodes>

/** How a person comes in, for whoever manages people. */
export const personSignIn = z.object({
  sessions: z.int(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  recoveryCodesLeft: z.int(),
  /** Labels of the identity providers the person has come in by. */
  providers: z.array(z.string()),
})
export type PersonSignIn = z.output<typeof personSignIn>
