import { z } from 'zod'
import { currency, id, requiredText } from '../kernel/schemas.ts'
import { providerButton } from '../single-sign-on/schema.ts'
import { timeZone } from '../kernel/time-zone.ts'
import { builtInRole } from '../access/schema.ts'
import { optionalEmail, optionalPhone, password } from '../people/schema.ts'
import { company, locale, onboarding } from '../session/schema.ts'

export const setupStatus = z.object({
  needsSetup: z.boolean(),
  demo: z.boolean(),
  companyName: z.string().nullable(),
  locale: company.shape.locale,
  /** Buttons of single sign-on. */
  identityProviders: z.array(providerButton),
  /** Whether a forgotten password can be helped by mail. */
  canMail: z.boolean(),
  /** In the demo company: whom one click signs in. */
  demoUsers: z.array(z.object({ role: builtInRole, name: z.string(), personId: id })),
})
export type SetupStatus = z.output<typeof setupStatus>

export const firstAdministrator = z
  .object({ name: requiredText(100), email: optionalEmail, phone: optionalPhone, password })
  .refine((value) => value.email != null || value.phone != null, { error: 'email-or-phone', path: ['email'] })

export const setupInput = z.object({
  code: z.string().trim().max(20).describe('the one-time code printed on the console of the server'),
  company: z.object({
    name: requiredText(200),
    locale: locale.default('zh-CN'),
    timeZone: timeZone.default('Asia/Shanghai'),
    currency: currency.default('CNY'),
  }),
  administrator: firstAdministrator,
})
export type SetupInput = z.output<typeof setupInput>

export const companyPatch = z.object({
  name: requiredText(200).optional(),
  locale: locale.optional(),
  timeZone: timeZone.optional(),
  currency: currency.optional(),
  onboarding: onboarding.optional(),
  firstRules: z
    .literal('all-to-me')
    .optional()
    .meta({ description: 'starting from nothing: new customers without a holder come to whoever asks for this' }),
})
export type CompanyPatch = z.output<typeof companyPatch>
