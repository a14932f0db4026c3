/** Mobiles of mainland China in their groups and without +86, which everybody here knows: 199 0000 2231. Other numbers stay as they were entered. */
export function formatPhone(phone: string | null | undefined): string {
  if (!phone) return ''
  const digits = phone.replace(/[\s-]/g, '')
  const mobile = /^(\+86|0086)?(1[3-9]\d)(\d{4})(\d{4})$/.exec(digits)
  if (mobile) return `${mobile[2]} ${mobile[3]} ${mobile[4]}`
  return phone.trim()
}

/** The target of a tel: link. */
export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+*#]/g, '')}`
}
