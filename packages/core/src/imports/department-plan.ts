import { foldText } from '../customers/normalise-name.ts'

export interface KnownDepartment {
  id: string
  parentId: string | null
  name: string
}

/** Finds departments by name or path (销售部/华东组) and plans those that are not there yet, below the root. */
export class DepartmentPlan {
  readonly added: KnownDepartment[] = []
  readonly #all: KnownDepartment[]
  readonly #makeId: () => string

  constructor(known: readonly KnownDepartment[], makeId: () => string) {
    this.#all = [...known]
    this.#makeId = makeId
  }

  find(text: string): { id: string } | { ambiguous: number } {
    const steps = text
      .split(/\s*[/\\>＞／→]\s*/u)
      .map((step) => step.trim())
      .filter((step) => step !== '')
    const [first = text, ...below] = steps
    const named = this.#named(first)
    if (named.length > 1) return { ambiguous: named.length }
    let place = named[0] ?? this.#add(this.#root(), first)
    for (const step of below) {
      place = this.#named(step).find((one) => one.parentId === place.id) ?? this.#add(place.id, step)
    }
    return { id: place.id }
  }

  #named(name: string): KnownDepartment[] {
    const key = foldText(name)
    return this.#all.filter((one) => foldText(one.name) === key)
  }

  /** A company begins with one department, named like itself; where there are several on top, new ones join them. */
  #root(): string | null {
    const tops = this.#all.filter((one) => one.parentId === null)
    return tops.length === 1 ? (tops[0]?.id ?? null) : null
  }

  #add(parentId: string | null, name: string): KnownDepartment {
    const made = { id: this.#makeId(), parentId, name: name.slice(0, 100) }
    this.#all.push(made)
    this.added.push(made)
    return made
  }
}
