import { usualPasswordLength } from '@zhike/core/people/password-length'

export interface AdministratorDraft {
  name: string
  email: string
  phone: string
  password: string
}

/** What is still wrong, as keys of the words that say so. The server decides; this spares a round trip. */
export function checkAdministrator(draft: AdministratorDraft): Partial<Record<keyof AdministratorDraft, string>> {
  const email = draft.email.trim()
  return {
    ...(draft.name.trim() ? {} : { name: 'first-run:administrator.nameMissing' }),
    ...(!email && !draft.phone.trim() ? { email: 'first-run:administrator.either' } : {}),
    ...(email && !/^\S+@\S+\.\S+$/.test(email) ? { email: 'first-run:administrator.emailWrong' } : {}),
    ...(draft.password.length < usualPasswordLength
      ? { password: draft.password ? 'first-run:administrator.passwordShort' : 'first-run:administrator.passwordHint' }
      : {}),
  }
}
