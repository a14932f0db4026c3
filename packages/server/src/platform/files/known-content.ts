/** What is known of a content before it is kept. */
export interface KnownContent {
  bytes: number
  sha256: Buffer
}
