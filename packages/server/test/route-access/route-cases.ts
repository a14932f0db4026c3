import type { CallOptions } from '../api-client.ts'
import { holders, roles, type Holder, type Role, type Scene } from './scene.ts'

export type Call = (scene: Scene, role: Role) => CallOptions | Promise<CallOptions>

/** One thing that may be asked of a route, and what each role is answered. */
export interface AccessCase {
  /** Of what: "of the stranger", "as administrator". */
  of: string
  expected: Record<Role, number>
  call: Call
}

export interface RouteCases {
  /** What somebody who has not signed in is answered; 401 unless the route is public. */
  anonymous: number
  cases: AccessCase[]
  /** For role-expectations.test.ts: how one asks about a customer of anybody, or about nothing in particular. */
  onRecord?: (scene: Scene, holder: Holder, role: Role) => CallOptions | Promise<CallOptions>
  plain?: Call
}

const nothing: Call = () => ({})

/** The same answer for every role. */
export function everybody(status: number, call: Call = nothing): RouteCases {
  return {
    anonymous: 401,
    cases: [{ of: 'anything', expected: { rep: status, lead: status, admin: status }, call }],
    plain: call,
  }
}

export function administrators(status: number, call: Call = nothing): RouteCases {
  return {
    anonymous: 401,
    cases: [{ of: 'anything', expected: { rep: 403, lead: 403, admin: status }, call }],
    plain: call,
  }
}

export function leadsAndAdministrators(status: number, call: Call = nothing): RouteCases {
  return {
    anonymous: 401,
    cases: [{ of: 'anything', expected: { rep: 403, lead: status, admin: status }, call }],
    plain: call,
  }
}

/** Open to whoever is not signed in; nobody is answered otherwise for being somebody. */
export function open(status: number, call: Call = nothing): RouteCases {
  return { anonymous: status, cases: everybody(status, call).cases }
}

/** Who reaches whose customers, and how a refusal looks: outside the scope a customer does not exist. */
const reach: Record<(typeof holders)[number], Record<Role, boolean>> = {
  rep: { rep: true, lead: true, admin: true },
  deputy: { rep: false, lead: true, admin: true },
  stranger: { rep: false, lead: false, admin: true },
  pool: { rep: false, lead: false, admin: true },
}

/** A route about one customer: answered inside the data scope, 404 outside. */
export function onCustomer(
  status: number,
  call: (scene: Scene, holder: Holder, role: Role) => CallOptions | Promise<CallOptions>,
): RouteCases {
  return {
    anonymous: 401,
    onRecord: call,
    cases: holders.map((holder) => ({
      of: `a customer of ${holder}`,
      expected: Object.fromEntries(roles.map((role) => [role, reach[holder][role] ? status : 404])) as Record<
        Role,
        number
      >,
      call: (scene, role) => call(scene, holder, role),
    })),
  }
}

/** The same, where some roles are refused altogether, or some holders are answered otherwise. */
export function except(cases: RouteCases, changes: Partial<Record<Role, number>>, holder?: Holder): RouteCases {
  return {
    ...cases,
    cases: cases.cases.map((one) =>
      holder === undefined || one.of === `a customer of ${holder}`
        ? { ...one, expected: { ...one.expected, ...changes } }
        : one,
    ),
  }
}

/** Several things that may be asked of one route. */
export function together(...several: RouteCases[]): RouteCases {
  const [first] = several
  const onRecord = several.find((one) => one.onRecord)?.onRecord
  const plain = several.find((one) => one.plain)?.plain
  return {
    anonymous: first?.anonymous ?? 401,
    cases: several.flatMap((one) => one.cases),
    ...(onRecord ? { onRecord } : {}),
    ...(plain ? { plain } : {}),
  }
}

export function named(of: string, expected: Record<Role, number>, call: Call): RouteCases {
  return { anonymous: 401, cases: [{ of, expected, call }], plain: call }
}

/** A file as a browser sends it. */
export function upload(name: string, type: string, content: Buffer | string): CallOptions {
  const boundary = '----zhike'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
