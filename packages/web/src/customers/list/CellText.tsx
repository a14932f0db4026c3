/** A text of a row: a dash where there is none, nothing while it is still being read. */
export function CellText({ text }: { text: string | null | undefined }) {
  if (text === undefined) return null
  if (text === null || text === '') return <span className="text-3">—</span>
  return (
    <div className="ellipsis text-2" title={text}>
      {text}
    </div>
  )
}
