import type { Kysely } from 'kysely'
import type { Database } from '../database/generated/database-types.ts'
import type { Company } from './context.ts'

const beforeSetup: Company = { name: '', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', isDemo: false }

/** The company's own row, or what stands for it before first run. */
export async function readCompany(db: Kysely<Database>): Promise<Company> {
  const row = await db
    .selectFrom('company')
    .select(['name', 'locale', 'timeZone', 'currency', 'isDemo'])
    .executeTakeFirst()
  return row ? { ...row, locale: row.locale === 'en' ? 'en' : 'zh-CN' } : beforeSetup
}
