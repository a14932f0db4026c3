// Without characters that are taken for one another when read out or copied from paper.
export const clearAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A random word over an alphabet; every character is equally likely. */
export function randomWord(length: number, alphabet: string = clearAlphabet): string {
  const limit = 256 - (256 % alphabet.length)
  let word = ''
  while (word.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && word.length < length) word += alphabet[byte % alphabet.length] ?? ''
    }
  }
  return word
}

/** Something an administrator can read out on the phone: "KQ7M-2XPB-9TRH". */
export function temporaryPassword(): string {
  return [randomWord(4), randomWord(4), randomWord(4)].join('-')
}
