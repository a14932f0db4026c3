// Runs before the first paint so that a dark page never flashes white. A file of its own: no inline script is allowed.
;(function () {
  var root = document.documentElement
  var read = function (key) {
    try {
      return localStorage.getItem(key)
    } catch (error) {
      return error ? null : null
    }
  }
  var choice = read('zhike.theme')
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-theme', dark ? 'dark' : 'light')
  var language = read('zhike.language') || (/^zh/i.test(navigator.language) ? 'zh-CN' : 'en')
  root.setAttribute('lang', language)
  // Our Content-Security-Policy forbids eval, which zod would try for speed; it looks here before it does.
  globalThis.__zod_globalConfig = { jitless: true }
})()
