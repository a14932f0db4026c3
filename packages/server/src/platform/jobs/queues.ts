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
  { name: 'refresh-stats', policy: 'short', retryLimit: 3, retryDelay: 5, expireInSeconds: 1800 },
  { name: 'load-demo', policy: 'standard', retryLimit: 1, retryDelay: 2, expireInSeconds: 1800, heartbeatSeconds: 20 },
] as const

export type QueueName = (typeof queues)[number]['name']
