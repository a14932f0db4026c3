import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { dailyWords, doorWords } from './src/app/i18n/words-chunks.ts'

const backend = 'http://127.0.0.1:3000'

/** One chunk of words each for the door, the day and the rest of the house, in each language: few requests, none too large. */
function wordsChunk(id: string): string | null {
  const match = /\/src\/([^/]+)\/i18n\/(zh-CN|en)\.ts$/.exec(id.replaceAll('\\', '/'))
  if (!match) return null
  const chunk = doorWords.includes(match[1] ?? '') ? 'door' : dailyWords.includes(match[1] ?? '') ? 'daily' : 'house'
  return `${chunk}-words-${match[2]}`
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

/** Features whose routes only their own pages call. */
const ownPages =
  /\/core\/src\/(?:audit|backup|bin|bulk-edits|custom-fields|customer-relations|decision-maps|duplicates|exports|files|history|imports|mail|merges|privacy|saved-views|second-factor|segments|single-sign-on|special-days|tags)\/(?:api|schema|schemas)\.ts$/

/** The schemas and routes that most pages behind the door need in part. */
function isContract(id: string): boolean {
  const path = id.replaceAll('\\', '/')
  if (path.includes('/node_modules/zod/')) return true
  if (ownPages.test(path)) return false
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
