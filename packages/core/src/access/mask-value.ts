import type { FieldKind } from './protected-fields.ts'

/**
 * A value with enough left to recognise it and too little to use it: 138****8888 · z***@x.com · zh*** · 9133****X.
 * Nothing stays nothing; what is too short to leave anything becomes stars alone.
 */
export function maskValue(kind: FieldKind, value: string | null): string | null {
  if (value === null || value === '') return value
  switch (kind) {
    case 'phone':
      return maskPhone(value)
    case 'email':
      return maskEmail(value)
    case 'code':
      return value.length > 8 ? `${value.slice(0, 4)}****${value.slice(-1)}` : stars
    case 'name':
      return value.length > 3 ? `${value.slice(0, 2)}***` : stars
    case 'text':
      return stars
  }
}

const stars = '***'

/** The last four digits and at most three before the gap; shorter numbers keep less. */
function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  if (digits.length < 7) return '****'
  if (digits.length < 11) return `****${digits.slice(-2)}`
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? stars : `${value.slice(0, 1)}***${value.slice(at)}`
}
