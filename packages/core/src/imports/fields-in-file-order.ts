/** The fields a row shows: first those of the file's columns from left to right, then what stands in no column. */
export function fieldsInFileOrder(
  fields: readonly string[],
  columns: readonly { name: string }[],
  mapping: Readonly<Record<string, string>>,
): string[] {
  const inFile = columns.flatMap(({ name }) => fields.filter((field) => mapping[field] === name))
  return [...new Set([...inFile, ...fields])]
}
