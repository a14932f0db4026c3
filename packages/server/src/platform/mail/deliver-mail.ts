import type { MailReason } from '@zhike/core/mail/schema'
import { createTransport } from 'nodemailer'
import type { MailAccount } from './mail-account.ts'

export interface MailContent {
  subject: string
  text: string
  html: string
}

/** A mail did not go, and why; `answer` is what the server said, word for word. */
export class MailFailure extends Error {
  readonly reason: MailReason
  readonly answer: string
  /** The server said no for good: asking again changes nothing. */
  readonly isFinal: boolean

  constructor(reason: MailReason, answer: string, isFinal: boolean) {
    super(`${reason}: ${answer}`)
    this.name = 'MailFailure'
    this.reason = reason
    this.answer = answer
    this.isFinal = isFinal
  }
}

const connectionTimeout = 10_000
const socketTimeout = 20_000

/** Hands one mail to the company's server and answers what it said. */
export async function deliverMail(account: MailAccount, to: string, content: MailContent): Promise<string> {
  const transport = createTransport({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    requireTLS: account.security === 'starttls',
    ignoreTLS: account.security === 'none',
    tls: { rejectUnauthorized: account.checkCertificate },
    ...(account.login ? { auth: { user: account.login.user, pass: account.login.password } } : {}),
    connectionTimeout,
    greetingTimeout: connectionTimeout,
    socketTimeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const { response } = await transport.sendMail({
      // As objects, so that nothing in a name is read as a second address.
      from: { name: oneLine(account.sender.name), address: account.sender.address },
      to: { name: '', address: to },
      subject: oneLine(content.subject),
      text: content.text,
      html: content.html,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return response
  } catch (error) {
    throw failureOf(error)
  } finally {
    transport.close()
  }
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim()
}

function failureOf(error: unknown): MailFailure {
  const {
    code = '',
    response,
    responseCode,
    message = String(error),
  } = error as {
    code?: string
    response?: string
    responseCode?: number
    message?: string
  }
  const answer = (response ?? message).slice(0, 500)
  if (code === 'EAUTH' || code === 'ENOAUTH') return new MailFailure('sign-in', answer, false)
  if (code === 'ETLS' || /certificate|ssl|tls/i.test(message)) return new MailFailure('tls', answer, false)
  if (code === 'ETIMEDOUT') return new MailFailure('timeout', answer, false)
  if (responseCode !== undefined) return new MailFailure('refused', answer, responseCode >= 500)
  return new MailFailure('unreachable', answer, false)
}
