import type { TFunction } from 'i18next'
import type { Person } from '@zhike/core/people/schema'
import { formatCount } from '../ui/format/number.ts'

/** 126 / 150, or the count alone where there is no limit. */
export function heldText(person: Pick<Person, 'held' | 'capacity'>, t: TFunction<'people'>): string {
  if (person.capacity === null) return formatCount(person.held)
  return t('people:heldOf', { held: formatCount(person.held), capacity: formatCount(person.capacity) })
}
