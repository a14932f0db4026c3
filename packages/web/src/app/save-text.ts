/** Hands text to the browser's downloads as a file. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun only after the click has been worked off.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
