/** Every queue of the product; made by the owner when migrating, because the application's role has no DDL. */
export const queues = [
  { name: 'dispatch-events', policy: 'short', retryLimit: 5, retryDelay: 5, expireInSeconds: 600 },
  { name: 'run-import', policy: 'standard', retryLimit: 3, retryDelay: 2, expireInSeconds: 7200, heartbeatSeconds: 20 },
  { name: 'run-tiers', policy: 'standard', retryLimit: 2, retryDelay: 2, expireInSeconds: 3600, heartbeatSeconds: 20 },
  {
    name: 'run-ownership',
    policy: 'standard',
    retryLimit: 2,
    retryDelay: 2,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
  { name: 'backup-clock', policy: 'short', retryLimit: 0, expireInSeconds: 300 },
  { name: 'run-backup', policy: 'standard', retryLimit: 0, expireInSeconds: 21_600, heartbeatSeconds: 20 },
  { name: 'seal-audit', policy: 'short', retryLimit: 0, expireInSeconds: 3600, heartbeatSeconds: 20 },
  {
    name: 'nightly',
    policy: 'short',
    retryLimit: 3,
    retryDelay: 60,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
] as const

export type QueueName = (typeof queues)[number]['name']

/** When a queue gets a job by itself, by the company's clock. */
export const schedules: Partial<Record<QueueName, string>> = {
  nightly: '0 2 * * *',
  'backup-clock': '* * * * *',
  'seal-audit': '* * * * *',
}
