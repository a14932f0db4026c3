import { passwordFault, type KnownFacts } from '@zhike/core/people/password-rules'
import {
  passwordCommon,
  passwordHoldsCompany,
  passwordHoldsEmail,
  passwordHoldsName,
  passwordHoldsPhone,
  passwordHoldsStaffNumber,
  passwordTooShort,
} from '@zhike/core/people/problems'
import type { Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { isCommonPassword } from './common-passwords.ts'

const holds = {
  name: passwordHoldsName,
  email: passwordHoldsEmail,
  phone: passwordHoldsPhone,
  staffNumber: passwordHoldsStaffNumber,
  companyName: passwordHoldsCompany,
}

/** Refuses a password that breaks the company's rules; the refusal says which one. */
export async function checkNewPassword(
  ctx: Context,
  password: string,
  person: Partial<Omit<KnownFacts, 'companyName'>> & { name: string },
): Promise<void> {
  const minLength = await readSetting(ctx, 'password.min-length')
  const { name, email = null, phone = null, staffNumber = null } = person
  const facts = { name, email, phone, staffNumber, companyName: ctx.company.name }
  const fault = passwordFault(password, { minLength, facts, isCommon: isCommonPassword })
  if (fault === null) return
  if (fault.kind === 'too-short') throw passwordTooShort({ min: minLength, length: fault.length })
  throw fault.kind === 'common' ? passwordCommon() : holds[fault.fact]()
}
