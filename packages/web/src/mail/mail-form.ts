import type { MailSecurity, MailSettings } from '@zhike/core/mail/schema'

/** The mail server as it is typed. */
export interface MailForm {
  host: string
  port: string
  security: MailSecurity
  checkCertificate: boolean
  username: string
  /** Empty while one is kept: it stays. */
  password: string
  senderAddress: string
  senderName: string
}

const usualPort: Record<MailSecurity, string> = { tls: '465', starttls: '587', none: '25' }

export function mailForm(settings: MailSettings | null): MailForm {
  return {
    host: settings?.host ?? '',
    port: settings ? String(settings.port) : usualPort.tls,
    security: settings?.security ?? 'tls',
    checkCertificate: settings?.checkCertificate ?? true,
    username: settings?.username ?? '',
    password: '',
    senderAddress: settings?.senderAddress ?? '',
    senderName: settings?.senderName ?? '',
  }
}

/** Another encryption has another usual port, unless somebody typed one of their own. */
export function withSecurity(form: MailForm, security: MailSecurity): MailForm {
  const isUsual = Object.values(usualPort).includes(form.port.trim())
  return { ...form, security, port: isUsual ? usualPort[security] : form.port }
}

/** What is typed as it is saved; null when the port is none. */
export function mailInput(form: MailForm, keepsPassword: boolean) {
  const port = /^\d{1,5}$/.test(form.port.trim()) ? Number(form.port) : 0
  if (port < 1 || port > 65535) return null
  const username = form.username.trim()
  // Without a user there is no password to keep; an empty field keeps the one there is.
  const password =
    username === '' ? { password: null } : form.password === '' && keepsPassword ? {} : { password: form.password }
  return {
    host: form.host.trim(),
    port,
    security: form.security,
    checkCertificate: form.checkCertificate,
    username: username || null,
    senderAddress: form.senderAddress.trim(),
    senderName: form.senderName.trim() || null,
    ...password,
  }
}
