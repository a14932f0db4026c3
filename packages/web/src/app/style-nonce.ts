/**
 * The page's policy takes styles from files of ours, and those that carry the page's nonce. antd and what it stands on
 * write styles at run time, some without a way to hand the nonce on: so every style element that a script of ours makes
 * gets it. Styles that come with markup stay refused.
 */
function markOwnStyles(nonce: string): void {
  const createElement = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce
if (nonce) markOwnStyles(nonce)
