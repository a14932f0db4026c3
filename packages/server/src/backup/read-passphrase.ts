import { readFileSync } from 'node:fs'
import { backupNotReadable, passphraseTooShort } from '@zhike/core/backup/problems'

const least = 12

/** What the settings say of the passphrase. */
export interface PassphraseSettings {
  backupPassphrase: string | null
  backupPassphraseFile: string | null
}

/** From the file that was named, else from the settings; line ends and blanks around it do not count. */
export function readPassphrase(settings: PassphraseSettings, named?: string): string | null {
  const passphraseFile = named ?? settings.backupPassphraseFile
  if (passphraseFile === null) return settings.backupPassphrase
  try {
    return readFileSync(passphraseFile, 'utf8').trim()
  } catch (error) {
    throw backupNotReadable({ file: passphraseFile, reason: error instanceof Error ? error.message : String(error) })
  }
}

/** A backup lies where anybody may try passphrases for years: a short one would protect nothing. */
export function requireGoodPassphrase(passphrase: string | null): void {
  const length = [...(passphrase ?? '')].length
  if (passphrase !== null && length < least) throw passphraseTooShort({ length, least })
}
