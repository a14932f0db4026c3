import { createReadStream } from 'node:fs'

// Cards are unfolded as bytes: a line may be broken inside a character, and each property may have a charset of its own.
// A "line" here is text in latin1, a sign for every byte.

/** What nobody imports and what makes cards large: pictures, sounds, keys. Only that they are there is kept. */
const heavy = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-OL-DESIGN)[;:]/i
/** A property of more than this is no value that anybody typed. */
const longestLine = 256 * 1024

/** The properties of a file, each in one piece, whatever the way it was folded (RFC 2425 or the soft breaks of 2.1). */
export async function* logicalLines(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  let pending: string | null = null
  let isHeavy = false
  let isSoft = false
  for await (const line of physicalLines(path, onBytes)) {
    if (isSoft && pending !== null) {
      // Quoted-printable goes on in the next line, some programs indent it.
      pending = pending.slice(0, -1) + line.replace(/^[ \t]+(?==)/, '')
    } else if (pending !== null && /^[ \t]/.test(line)) {
      if (!isHeavy) pending += line.slice(1)
    } else {
      if (pending !== null) yield pending
      pending = line
      isHeavy = heavy.test(line)
      if (isHeavy) pending = line.slice(0, 200)
    }
    if (pending.length > longestLine) pending = pending.slice(0, longestLine)
    isSoft = !isHeavy && pending.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE/i.test(pending.slice(0, 300))
  }
  if (pending !== null) yield pending
}

async function* physicalLines(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  let decoder: InstanceType<typeof TextDecoder> | null | undefined
  let rest = ''
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      // A file in UTF-16 is read as the UTF-8 it could have been.
      decoder ??= utf16Of(chunk)
      const text = decoder
        ? Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8').toString('latin1')
        : chunk.toString('latin1')
      onBytes?.(file.bytesRead)
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield* rest.split('\r')
  } finally {
    file.destroy()
  }
}

function utf16Of(beginning: Buffer): InstanceType<typeof TextDecoder> | null {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return new TextDecoder('utf-16le')
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return new TextDecoder('utf-16be')
  return null
}
