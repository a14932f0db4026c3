// Tests run without a browser unless they ask for one with “@vitest-environment jsdom”: making one takes longer than most tests.
if (typeof window !== 'undefined') {
  const { addBrowserParts } = await import('./browser-parts.ts')
  addBrowserParts()
  const { setUpBrowser } = await import('./setup-browser.ts')
  setUpBrowser()
}
