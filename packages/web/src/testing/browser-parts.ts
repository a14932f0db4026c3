// What jsdom leaves out and our components ask for. Loaded before them.

/** The width the tests pretend to have; components ask through matchMedia. */
let width = 1440
const listeners = new Set<() => void>()

/** Makes the window as narrow as a phone (390) or wide again (1440). */
export function pretendWidth(next: number): void {
  width = next
  for (const listener of listeners) listener()
}

function matches(query: string): boolean {
  const most = /max-width:\s*(\d+)px/.exec(query)?.[1]
  return most !== undefined && width <= Number(most)
}

/** Each test file has a window of its own. */
export function addBrowserParts(): void {
  width = 1440
  listeners.clear()
  window.matchMedia = (query: string) =>
    ({
      media: query,
      get matches() {
        return matches(query)
      },
      addEventListener: (_type: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_type: string, listener: () => void) => listeners.delete(listener),
    }) as unknown as MediaQueryList

  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.scroll = () => undefined
  window.scrollTo = () => undefined
  globalThis.CSS ??= { escape: (text: string) => text.replace(/["\\]/g, '\\$&') } as unknown as typeof CSS
}
