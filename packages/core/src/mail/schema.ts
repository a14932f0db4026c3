import { z } from 'zod'
import { id, instant, optionalText } from '../kernel/schemas.ts'

/** tls: encrypted from the first byte (465) · starttls: encrypted before anything is told (587) · none: open (25). */
export const mailSecurity = z.enum(['tls', 'starttls', 'none'])
export type MailSecurity = z.output<typeof mailSecurity>

const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._:-]*[A-Za-z0-9])?$/)
const port = z.int().min(1).max(65535)
const address = z.string().trim().toLowerCase().pipe(z.email().max(254))

export const mailSettings = z.object({
  host: z.string(),
  port: z.int(),
  security: mailSecurity,
  /** Whether the server's certificate must be one that this machine trusts. */
  checkCertificate: z.boolean(),
  username: z.string().nullable(),
  hasPassword: z.boolean(),
  /** The password was sealed with the secret of another installation and has to be entered again. */
  passwordIsLost: z.boolean(),
  senderAddress: z.string(),
  senderName: z.string().nullable(),
  updatedAt: instant,
})
export type MailSettings = z.output<typeof mailSettings>

export const mailSettingsInput = z.object({
  host,
  port,
  security: mailSecurity,
  checkCertificate: z.boolean().default(true),
  username: optionalText(254),
  /** Left out: the password that is kept stays. Null or empty: none. */
  password: z.string().max(1000).nullish(),
  senderAddress: address,
  senderName: optionalText(100),
})
export type MailSettingsInput = z.output<typeof mailSettingsInput>

/** Why a mail did not go: what an administrator can do something about. */
export const mailReason = z.enum([
  'no-settings',
  'secret-changed',
  'unreachable',
  'timeout',
  'tls',
  'sign-in',
  'refused',
  'expired',
])
export type MailReason = z.output<typeof mailReason>

export const testMailInput = z.object({ to: address })

export const testMailResult = z.object({
  isDelivered: z.boolean(),
  reason: mailReason.nullable(),
  /** What the server said, word for word. */
  answer: z.string(),
})
export type TestMailResult = z.output<typeof testMailResult>

export const mailKind = z.enum(['invitation', 'password-reset'])
export type MailKind = z.output<typeof mailKind>

export const mailState = z.enum(['queued', 'sent', 'failed'])

export const outgoingMail = z.object({
  id,
  kind: mailKind,
  to: z.string(),
  personId: id,
  personName: z.string(),
  state: mailState,
  attempts: z.int(),
  reason: mailReason.nullable(),
  answer: z.string().nullable(),
  createdAt: instant,
  triedAt: instant.nullable(),
  sentAt: instant.nullable(),
  /** Whether trying again makes sense: its link still opens. */
  canRetry: z.boolean(),
})
export type OutgoingMail = z.output<typeof outgoingMail>
