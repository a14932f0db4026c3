/** Takes exact numbers of bytes from a stream. */
export class ByteReader {
  private readonly source: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]()
  }

  /** Fewer bytes than asked for mean that the stream has ended. */
  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let missing = length
    while (missing > 0) {
      if (this.held.length === 0) {
        const next = await this.source.next()
        if (next.done === true) break
        this.held = next.value
      }
      const part = this.held.subarray(0, missing)
      this.held = this.held.subarray(part.length)
      missing -= part.length
      parts.push(part)
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
  }
}
