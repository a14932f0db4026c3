/** An address as it is stored and compared: lower case, half width; null when it is none. */
export function tidyEmail(text: string): string | null {
  const address = text.normalize('NFKC').trim().toLowerCase()
  return /^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+$/.test(address) && address.length <= 254 ? address : null
}
