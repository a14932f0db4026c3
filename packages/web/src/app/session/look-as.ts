import { queryClient } from '../query-client.ts'
import { setSeenPerson, type SeenPerson } from './see-as.ts'

/** From here on the product shows what this person sees; nothing fetched with other eyes is kept. */
export function lookAs(person: SeenPerson): void {
  setSeenPerson(person)
  queryClient.clear()
  window.location.assign('/')
}

/** Back to one's own eyes, and to the page of people, where it began. */
export function leaveLook(): void {
  setSeenPerson(null)
  queryClient.clear()
  window.location.assign('/people')
}
