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
  {
    name: 'scan-duplicates',
    policy: 'standard',
    retryLimit: 2,
    retryDelay: 2,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
  { name: 'watch-jobs', policy: 'short', retryLimit: 0, expireInSeconds: 300 },
  { name: 'backup-clock', policy: 'short', retryLimit: 0, expireInSeconds: 300 },
  { name: 'run-backup', policy: 'standard', retryLimit: 0, expireInSeconds: 21_600, heartbeatSeconds: 20 },
  // Tried again after 5 s, 10 s … 1 h: about five hours in all. See mail/send-queued-mail.ts.
  {
    name: 'send-mail',
    policy: 'standard',
    retryLimit: 14,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 300,
    heartbeatSeconds: 20,
  },
  {
    name: 'run-bulk-edit',
    policy: 'standard',
    retryLimit: 3,
    retryDelay: 2,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
  {
    name: 'refresh-completeness',
    policy: 'standard',
    retryLimit: 2,
    retryDelay: 5,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
  { name: 'forgotten-password', policy: 'standard', retryLimit: 3, retryDelay: 5, expireInSeconds: 300 },
  { name: 'seal-audit', policy: 'short', retryLimit: 0, expireInSeconds: 3600, heartbeatSeconds: 20 },
  { name: 'index-search', policy: 'short', retryLimit: 0, expireInSeconds: 14_400, heartbeatSeconds: 20 },
  { name: 'check-audit', policy: 'short', retryLimit: 0, expireInSeconds: 7200, heartbeatSeconds: 20 },
  {
    name: 'erase-person',
    policy: 'standard',
    retryLimit: 3,
    retryDelay: 5,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
  {
    name: 'fill-custom-field',
    policy: 'standard',
    retryLimit: 5,
    retryDelay: 5,
    expireInSeconds: 7200,
    heartbeatSeconds: 20,
  },
  {
    name: 'run-merge',
    policy: 'standard',
    retryLimit: 3,
    retryDelay: 2,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
  {
    name: 'measure-segments',
    policy: 'short',
    retryLimit: 2,
    retryDelay: 5,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
  {
    name: 'run-export',
    policy: 'standard',
    retryLimit: 3,
    retryDelay: 2,
    expireInSeconds: 7200,
    heartbeatSeconds: 20,
  },
  {
    name: 'nightly',
    policy: 'short',
    retryLimit: 3,
    retryDelay: 60,
    expireInSeconds: 3600,
    heartbeatSeconds: 20,
  },
] as const

/** Looked at twice a second instead of at each job: one look takes what many changes asked for. */
export const polledQueues: ReadonlySet<string> = new Set(['dispatch-events'])

export type QueueName = (typeof queues)[number]['name']

/** When a queue gets a job by itself, by the company's clock. */
export const schedules: Partial<Record<QueueName, string>> = {
  nightly: '0 2 * * *',
  'backup-clock': '* * * * *',
  'watch-jobs': '* * * * *',
  'seal-audit': '* * * * *',
  'index-search': '* * * * *',
}
