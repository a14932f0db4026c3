import type { PassphraseSettings } from './read-passphrase.ts'

/** What to type on the server, in the folder of the program and with its variables. */
export function restoreCommandFor(
  { file, isEncrypted }: { file: string; isEncrypted: boolean },
  settings: PassphraseSettings,
): string {
  const passphrase =
    isEncrypted && settings.backupPassphrase === null
      ? ` --passphrase-file ${quoted(settings.backupPassphraseFile ?? '/etc/zhike/passphrase')}`
      : ''
  return `npm run -s zhike -- restore ${quoted(file)} --replace${passphrase}`
}

/** For a shell; most paths need nothing. */
function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
