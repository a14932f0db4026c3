import { permissions } from '@zhike/core/access/permissions'
import { newId } from '@zhike/core/kernel/ids'
import { readCompany } from './company.ts'
import type { Actor, Context, Services } from './context.ts'

/** The actor of jobs and of the command line when nobody is named: may do everything, and says what it is. */
export function systemActor(name: string, via: 'cli' | 'job'): Actor {
  return {
    kind: 'system',
    personId: null,
    name,
    departmentId: null,
    roles: ['administrator'],
    grants: new Map(permissions.map((permission) => [permission, new Set(['all' as const])])),
    fields: {},
    isAlone: true,
    accessVersion: null,
    via,
    sessionId: null,
    ipAddress: null,
    mustFirst: null,
  }
}

export async function systemContext(services: Services, name: string, via: 'cli' | 'job'): Promise<Context> {
  return contextFor(services, systemActor(name, via))
}

/** A context outside HTTP for a known actor. */
export async function contextFor(services: Services, actor: Actor): Promise<Context> {
  const company = await readCompany(services.db)
  const requestId = newId()
  return {
    services,
    db: services.db,
    inTransaction: false,
    actor,
    company,
    locale: company.locale,
    requestId,
    log: services.log.child({ requestId }),
  }
}
