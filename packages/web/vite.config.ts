import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const backend = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': backend, '/healthz': backend } },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    sourcemap: false,
    // antd alone is larger than Vite's default warning; the budgets are held by a test on the built files.
    chunkSizeWarningLimit: 900,
  },
})
