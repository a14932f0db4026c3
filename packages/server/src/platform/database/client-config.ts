import type { ClientConfig } from 'pg'
import { valueParsers } from './value-parsers.ts'

/** What every connection of the product shares: UTC, our value parsers, and a name. */
export function clientConfig(url: string, applicationName = 'zhike'): ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    types: valueParsers,
    keepAlive: true,
    options: '-c TimeZone=UTC',
  }
}
