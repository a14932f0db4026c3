/** The English of a Chinese catalogue: the same keys, and `key_one` where English tells one from many. */
export type Catalogue<T> = {
  [K in keyof T]: T[K] extends string ? string : Catalogue<T[K]>
} & { [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string }
