import { foldText } from '../customers/normalise-name.ts'
import { roleKeys, type RoleKey } from '../access/roles.ts'

/** 甲、乙，丙 or A, B; C: several names in one cell. */
export function listNames(text: string): string[] {
  return text
    .split(/[、，,;；|\n]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

export interface KnownRole {
  key: string
  /** Everything it is called, folded. */
  names: readonly string[]
  /** Grants more than whoever imports has, so that they cannot give it. */
  isAbove: boolean
}

/** What files call the roles that come with the product; their keys are understood, too. */
export const builtInNames: Record<RoleKey, readonly string[]> = {
  'account-manager': ['客户经理', '销售', '业务员', 'account manager', 'sales'],
  'pre-sales': ['售前', '售前顾问', 'pre-sales', 'presales'],
  'customer-success': ['客户成功', '客户成功经理', 'customer success'],
  'team-lead': ['组长', '主管', '销售主管', 'team lead', 'team leader'],
  'sales-director': ['销售总监', 'sales director'],
  'service-agent': ['客服', '客服专员', 'service agent'],
  marketer: ['市场', '市场专员', 'marketing', 'marketer'],
  operations: ['运营', 'operations'],
  administrator: ['管理员', '系统管理员', 'administrator', 'admin'],
  executive: ['高管', '管理层', 'executive'],
  auditor: ['审计', '审计员', 'auditor'],
}

/** Roles by every name: the built-in ones, and the company's own by theirs. `givable`: which of them may be given. */
export function knownRoles(own: readonly { key: string; name: string }[], givable: ReadonlySet<string>): KnownRole[] {
  const isAbove = (key: string) => !givable.has(key)
  return [
    ...own.map(({ key, name }) => ({ key, names: [foldText(name)], isAbove: isAbove(key) })),
    ...roleKeys.map((key) => ({
      key,
      names: [key, ...builtInNames[key]].map(foldText),
      isAbove: isAbove(key),
    })),
  ]
}

/** Finds teams by name and plans those that are not there yet. */
export class TeamPlan {
  readonly added: { id: string; name: string }[] = []
  readonly #byName: Map<string, string>
  readonly #makeId: () => string

  constructor(known: readonly { id: string; name: string }[], makeId: () => string) {
    this.#byName = new Map(known.map(({ id, name }) => [foldText(name), id]))
    this.#makeId = makeId
  }

  find(text: string): string[] {
    return [...new Set(listNames(text).map((name) => this.#byName.get(foldText(name)) ?? this.#add(name)))].sort()
  }

  #add(name: string): string {
    const made = { id: this.#makeId(), name: name.slice(0, 60) }
    this.added.push(made)
    this.#byName.set(foldText(name), made.id)
    return made.id
  }
}
