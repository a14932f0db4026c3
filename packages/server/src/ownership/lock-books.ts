import type { Context } from '../platform/context/context.ts'
import {
  lockBooks as lock,
  readBooks as read,
  readBooksUncounted as readUncounted,
  touchBooks as touch,
  type Book,
} from './book-queries.ts'

/** Holds the books of people until the transaction ends and answers them, least recently assigned first. */
export function lockBooks(ctx: Context, personIds: readonly string[]): Promise<Book[]> {
  return lock(ctx, [...new Set(personIds)])
}

/** The same figures without holding anybody up; for showing, never for deciding. */
export function readBooks(ctx: Context, personIds: readonly string[]): Promise<Book[]> {
  return read(ctx, [...new Set(personIds)])
}

/** The same without what each holds (0), for whoever counts that along with something else. */
export function readBooksUncounted(ctx: Context, personIds: readonly string[]): Promise<Book[]> {
  return readUncounted(ctx, [...new Set(personIds)])
}

/** Notes that these people were given customers just now. */
export function touchBooks(ctx: Context, personIds: Iterable<string>): Promise<void> {
  return touch(ctx, [...new Set(personIds)])
}
