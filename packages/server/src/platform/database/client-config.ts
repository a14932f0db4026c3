import type { ClientConfig } from 'pg'
import { valueParsers } from './value-parsers.ts'

/** What every connection of the product shares: UTC, our value parsers, and a name. */
export function clientConfig(url: string, applicationName = 'zhike'): ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    types: valueParsers,
    keepAlive: true,
    // Bulk work joins several temporary tables; PostgreSQL 18 reads ahead in all of them and runs out of the usual 8 MB.
    // Joins go over unique keys, where remembering what was looked up saves nothing and misleads the planner's estimate.
    options: '-c TimeZone=UTC -c temp_buffers=64MB -c enable_memoize=off',
  }
}
