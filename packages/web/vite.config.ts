import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const backend = 'http://127.0.0.1:3000'

/** One chunk of words for the door and one for the house, in each language: two requests instead of a dozen. */
function wordsChunk(id: string): string | null {
  const match = /\/src\/([^/]+)\/i18n\/(zh-CN|en)\.ts$/.exec(id.replaceAll('\\', '/'))
  if (!match) return null
  const isDoor = ['app', 'ui', 'sign-in', 'first-run', 'access-links'].includes(match[1] ?? '')
  return `${isDoor ? 'door' : 'house'}-words-${match[2]}`
}

/** Building blocks that do without antd and the schema library: small, and shared by all pages and the door. */
function isLightKit(id: string): boolean {
  const path = id.replaceAll('\\', '/')
  if (/\/core\/src\/(?:kernel\/(?:ids|time|money|problem)|people\/password-length)\.ts$/.test(path)) return true
  return (
    /\/src\/ui\/(?:controls|format|hooks|identity|keyboard|state|toast|[\w-]+\.ts$)/.test(path) &&
    !/FilterChip|LinkButton|IconLink/.test(path)
  )
}

/** The route table with its schemas, which every page behind the door needs in part. */
function isContract(id: string): boolean {
  const path = id.replaceAll('\\', '/')
  if (path.includes('/node_modules/zod/')) return true
  return /\/core\/src\/[\w-]+\/(?:api|schema|schemas|settings|route|permissions|roles|condition)\.ts$/.test(path)
}

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': backend, '/healthz': backend } },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: wordsChunk, priority: 4 },
            // Needed by every page; each leans only on those above it, so that no two wait for each other.
            {
              name: 'vendor',
              priority: 3,
              test: /[\\/]node_modules[\\/](?:react|react-dom|scheduler|i18next|react-i18next|@tanstack[\\/](?:react-query|query-core))[\\/]/,
            },
            { name: 'icons', priority: 2, test: /[\\/]node_modules[\\/]lucide-react[\\/]/ },
            { name: 'kit', priority: 2, test: isLightKit },
            { name: 'contract', priority: 1, test: isContract },
          ],
        },
      },
    },
  },
})
