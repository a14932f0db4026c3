import type { Person } from '@zhike/core/people/schema'

/** How somebody new comes in. */
export type WayIn = 'invite' | 'temporary' | 'none'

/** A person as it is typed. */
export interface PersonForm {
  name: string
  email: string
  phone: string
  staffNumber: string
  post: string
  departmentId: string
  manager: { id: string; name: string } | null
  capacity: string
  locale: string
  timeZone: string
  roles: string[]
  way: WayIn
}

export interface PersonInput {
  name: string
  email: string | null
  phone: string | null
  staffNumber: string | null
  post: string | null
  departmentId: string | null
  managerId: string | null
  capacity: number | null
  locale: 'zh-CN' | 'en' | null
  timeZone: string | null
}

export function personForm(person: Person | null, departmentId: string | undefined): PersonForm {
  return {
    name: person?.name ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    staffNumber: person?.staffNumber ?? '',
    post: person?.post ?? '',
    departmentId: person ? (person.department?.id ?? '') : (departmentId ?? ''),
    manager: person?.manager ?? null,
    capacity: person?.capacity === null || person === null ? '' : String(person.capacity),
    locale: person?.locale ?? '',
    timeZone: person?.timeZone ?? '',
    roles: person?.roles ?? ['account-manager'],
    way: 'invite',
  }
}

/** What is typed as it is saved; null when the holding limit is no whole number. */
export function personInput(form: PersonForm): PersonInput | null {
  const limit = form.capacity.trim()
  if (limit !== '' && !/^\d{1,7}$/.test(limit)) return null
  const orNull = (text: string) => text.trim() || null
  return {
    name: form.name.trim(),
    email: orNull(form.email),
    phone: orNull(form.phone),
    staffNumber: orNull(form.staffNumber),
    post: orNull(form.post),
    departmentId: form.departmentId || null,
    managerId: form.manager?.id ?? null,
    capacity: limit === '' ? null : Number(limit),
    locale: form.locale === 'zh-CN' || form.locale === 'en' ? form.locale : null,
    timeZone: form.timeZone || null,
  }
}
