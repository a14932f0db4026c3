import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Only what the product itself keeps in its data folder; a path that leads out of it is refused. */
export const dataFilePath = z.string().regex(/^(files|imports)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/)

/** Tells of what a backup holds; it is the last thing in the file, since sums are known at the end. */
export const backupManifest = z.object({
  product: z.string(),
  createdAt: z.string(),
  company: z.string().nullable(),
  postgres: z.string(),
  migrations: z.array(z.object({ version: z.number().int(), name: z.string(), checksum: sha256 })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), sha256 })),
  /** Tables that exist and whose rows stay behind: sign-ins under way. */
  leftOut: z.array(z.string()),
  sequences: z.array(z.object({ name: z.string(), next: z.string().regex(/^-?\d+$/) })),
  files: z.array(z.object({ path: dataFilePath, bytes: z.number().int(), sha256 })),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** Begins every part of a backup's content. */
export const backupSection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) }),
  z.object({ kind: z.literal('file'), path: dataFilePath }),
  z.object({ kind: z.literal('manifest'), manifest: backupManifest }),
])
export type BackupSection = z.infer<typeof backupSection>
