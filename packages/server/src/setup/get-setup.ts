import { roleKeys } from '@zhike/core/access/roles'
import type { SetupStatus } from '@zhike/core/setup/schema'
import type { Context } from '../platform/context/context.ts'
import { hasMailAccount } from '../platform/mail/mail-account.ts'
import { demoDoorIsOpen, type DemoDoor } from '../session/demo-door.ts'
import { listProviderButtons } from '../single-sign-on/list-provider-buttons.ts'
import { offerSetupCode } from './offer-setup-code.ts'
import { selectCompanyRow, selectDemoPeople } from './queries.ts'

/** What the first page has to know before anybody is signed in. */
export async function getSetup(ctx: Context, door: DemoDoor): Promise<SetupStatus> {
  const company = await selectCompanyRow(ctx)
  if (!company) await offerSetupCode(ctx)
  const people = company && demoDoorIsOpen(ctx, door) ? await selectDemoPeople(ctx) : []
  return {
    needsSetup: company === undefined,
    demo: company?.isDemo ?? false,
    companyName: company?.name ?? null,
    canMail: company !== undefined && (await hasMailAccount(ctx)),
    locale: company?.locale === 'en' ? 'en' : 'zh-CN',
    identityProviders: company ? await listProviderButtons(ctx) : [],
    demoUsers: roleKeys.flatMap((role) => people.filter((one) => one.role === role).map((one) => ({ ...one, role }))),
  }
}
