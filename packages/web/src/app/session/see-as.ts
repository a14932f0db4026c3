import { createStore } from '../../ui/create-store.ts'

// Looking at the product as somebody else: in this tab only, until it is left, signed out or closed.

/** The header of every call while it lasts; the server answers with that person's rights and refuses changes. */
export const seeAsHeader = 'x-zhike-see-as'

const storageKey = 'zhike.see-as'

export interface SeenPerson {
  id: string
  name: string
}

const store = createStore<SeenPerson | null>(stored())

function stored(): SeenPerson | null {
  try {
    const value: unknown = JSON.parse(window.sessionStorage.getItem(storageKey) ?? 'null')
    return isSeenPerson(value) ? { id: value.id, name: value.name } : null
  } catch {
    return null
  }
}

function isSeenPerson(value: unknown): value is SeenPerson {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'name' in value
}

export function seenPerson(): SeenPerson | null {
  return store.get()
}

/** Does not reload: whoever calls it throws away what was fetched with other eyes. */
export function setSeenPerson(person: SeenPerson | null): void {
  store.set(person)
  try {
    if (person) window.sessionStorage.setItem(storageKey, JSON.stringify(person))
    else window.sessionStorage.removeItem(storageKey)
  } catch {
    // A browser that forbids storage forgets the view with the next reload, which is the safe side.
    return
  }
}
