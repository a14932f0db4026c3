import type { CommandEntry } from './define-command.ts'

/**
 * Every command, in the order of the help; a feature's commands stand in its cli.ts. Only the one that is typed is
 * loaded: the whole product takes longer to load than most commands take to run.
 */
export const commands: readonly CommandEntry[] = [
  { name: 'serve', load: async () => (await import('./serve-command.ts')).serveCommand },
  { name: 'doctor', load: async () => (await import('./doctor-command.ts')).doctorCommand },
  { name: 'migrate', load: async () => (await import('./migrate-command.ts')).migrateCommand },
  { name: 'backup', load: async () => (await import('../backup/cli.ts')).backupCommand },
  { name: 'restore', load: async () => (await import('../backup/cli.ts')).restoreCommand },
  { name: 'user create', load: async () => (await import('../people/cli.ts')).userCreateCommand },
  { name: 'user set-password', load: async () => (await import('../people/cli.ts')).userSetPasswordCommand },
  {
    name: 'user reset-second-factor',
    load: async () => (await import('../second-factor/cli.ts')).userResetSecondFactorCommand,
  },
  { name: 'user list', load: async () => (await import('../people/cli.ts')).userListCommand },
  { name: 'api-key create', load: async () => (await import('../api-keys/cli.ts')).apiKeyCreateCommand },
  { name: 'secret rotate', load: async () => (await import('../secret/cli.ts')).secretRotateCommand },
  { name: 'files move', load: async () => (await import('../files/cli.ts')).filesMoveCommand },
  { name: 'import', load: async () => (await import('../imports/cli.ts')).importCommand },
  { name: 'tiers run', load: async () => (await import('../tiers/cli.ts')).tiersRunCommand },
  { name: 'demo load', load: async () => (await import('../demo/cli.ts')).demoLoadCommand },
  { name: 'demo remove', load: async () => (await import('../demo/cli.ts')).demoRemoveCommand },
]
