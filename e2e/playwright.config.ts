import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// Chromium without its windows takes half the processor's time.
const systemChromium = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path))

/** Journeys as people go them: real servers, real databases, Chromium; two at a time, each with a demo company of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // ZHIKE_RETRIES: a machine that takes changes tries a failed journey once more and says that it was flaky.
  retries: Number(process.env.ZHIKE_RETRIES ?? 0),
  reporter: [['list']],
  forbidOnly: true,
  globalSetup: './support/start-servers.ts',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording every journey costs a third of the time; E2E_TRACE=1 keeps what led to a failure.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(systemChromium ? { executablePath: systemChromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
