import { join } from 'node:path'

/** Where a file lies: spread over folders by the last two signs of its id, which are random. */
export function filePath(dataDir: string, id: string): string {
  return join(dataDir, 'files', id.slice(-2), id)
}
