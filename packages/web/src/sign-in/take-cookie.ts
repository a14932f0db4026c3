/** What the server left in a cookie for this page, which is then forgotten. */
export function takeCookie(name: string): string | undefined {
  const found = document.cookie
    .split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  if (found === undefined) return undefined
  document.cookie = `${name}=; Path=/sign-in; Max-Age=0`
  try {
    return decodeURIComponent(found)
  } catch {
    return undefined
  }
}
