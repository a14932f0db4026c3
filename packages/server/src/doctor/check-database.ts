import type { OpenDatabase } from '../platform/database/open-database.ts'
import { inspectDatabase, type DatabaseReport } from '../platform/database/inspect-database.ts'
import { failure, type Finding, ok, warning } from './finding.ts'

/** What only the database can tell: version, encoding, roles, migrations, collation. */
export async function checkDatabase(database: OpenDatabase): Promise<Finding[]> {
  const report = await inspectDatabase(database)
  return [
    ...checkServer(report),
    checkEncoding(report),
    ...checkRoles(database, report),
    ...checkMigrations(report),
    checkCollation(report),
    checkIndexes(report),
    checkClock(report),
  ]
}

function checkServer(report: DatabaseReport): Finding[] {
  const findings: Finding[] = []
  if (report.versionNumber < 150_000) {
    findings.push(failure('version', `PostgreSQL ${report.version}`, 'Zhike needs 15 or newer: upgrade PostgreSQL.'))
  } else {
    findings.push(ok('version', `PostgreSQL ${report.version}, database "${report.database}"`))
  }
  const { usedConnections, maxConnections } = report
  if (usedConnections > maxConnections * 0.8) {
    findings.push(
      warning(
        'connections',
        `${usedConnections} of ${maxConnections} connections are in use`,
        'Raise max_connections, or end what does not need one.',
      ),
    )
  }
  return findings
}

function checkEncoding(report: DatabaseReport): Finding {
  if (report.encoding === 'UTF8') return ok('encoding', 'UTF8')
  return failure(
    'encoding',
    `the database is encoded in ${report.encoding}, which cannot hold Chinese`,
    "Make a new database with encoding 'UTF8' template template0 and move the data there.",
  )
}

function checkRoles(database: OpenDatabase, report: DatabaseReport): Finding[] {
  if (database.appRole === null) {
    return [
      warning(
        'roles',
        `the application works as the owner "${report.owner}", who may change and delete anything`,
        `${database.ownerReason ?? ''}.`,
      ),
    ]
  }
  const excess = report.appRoleExcess
  if (excess.length > 0) {
    return [
      failure(
        'roles',
        `the application's role "${database.appRole}" has rights it must not have: ${excess.join(', ')}`,
        'Take them away, then run: zhike migrate (it renews the grants).',
      ),
    ]
  }
  if (report.appRoleMissing.length > 0) {
    return [
      failure(
        'roles',
        `the application's role "${database.appRole}" lacks rights: ${report.appRoleMissing.join(', ')}`,
        'Renew the grants with: zhike migrate',
      ),
    ]
  }
  return [ok('roles', `"${report.owner}" owns, "${database.appRole}" serves`)]
}

function checkMigrations(report: DatabaseReport): Finding[] {
  if (report.migrationProblem !== null) return [failure('migrations', report.migrationProblem, 'See the message.')]
  if (report.pending.length > 0) {
    return [
      failure(
        'migrations',
        `${report.pending.length} are still to run: ${report.pending.join(', ')}`,
        'Restart the server (npm start), or run: zhike migrate',
      ),
    ]
  }
  return [ok('migrations', `${report.applied} applied, none pending`)]
}

/** An index built under other rules of sorting finds nothing where it should: pinyin rules change with the ICU library. */
function checkCollation(report: DatabaseReport): Finding {
  const { recordedVersion, actualVersion } = report.collation
  if (actualVersion === null) {
    return failure(
      'collation',
      'this PostgreSQL has no zh-x-icu, which sorts Chinese names by pinyin',
      'Use a PostgreSQL that is built with ICU (Debian, Ubuntu, RHEL and the embedded one are).',
    )
  }
  if (recordedVersion !== null && recordedVersion !== actualVersion) {
    return failure(
      'collation',
      `zh-x-icu has version ${actualVersion} now; indexes were built with ${recordedVersion}`,
      `As the owner: reindex database "${report.database}"; alter collation "zh-x-icu" refresh version;`,
    )
  }
  return ok('collation', `zh-x-icu ${actualVersion}`)
}

function checkIndexes(report: DatabaseReport): Finding {
  if (report.invalidIndexes.length === 0) return ok('indexes', 'all valid')
  return warning(
    'indexes',
    `not valid: ${report.invalidIndexes.join(', ')}`,
    `As the owner: ${report.invalidIndexes.map((name) => `reindex index ${name};`).join(' ')}`,
  )
}

function checkClock(report: DatabaseReport): Finding {
  const seconds = Math.round(Math.abs(report.clockDifferenceMs) / 1000)
  if (seconds <= 5) return ok('clock', 'the same here and in the database')
  return warning('clock', `this machine and the database differ by ${seconds} s`, 'Let both keep time by NTP.')
}
