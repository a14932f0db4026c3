interface Line<T> {
  /** Ends when the reading does, however it does. */
  running: Promise<void>
  next: Promise<T> | null
}

/**
 * For what many ask for at the same moment: the requests of one page, or the lists that all are read anew when something
 * changes. One reading of a key runs at a time; whoever asks meanwhile waits for the next one, which all who wait share.
 * So every reading begins after everybody who gets it has asked: nobody is shown less than was stored by then
 * (docs/decisions/0043). What is answered belongs to several: it is not to be changed. `owner`: whose memory it is.
 */
export function shareReadings<T>() {
  const lines = new WeakMap<object, Map<string, Line<T>>>()

  const begin = (of: Map<string, Line<T>>, key: string, read: () => Promise<T>): Promise<T> => {
    const value = read()
    const line: Line<T> = { running: value.then(ended, ended), next: null }
    of.set(key, line)
    void line.running.then(() => {
      if (line.next === null) of.delete(key)
    })
    return value
  }

  return (owner: object, key: string, read: () => Promise<T>): Promise<T> => {
    const known = lines.get(owner)
    const of = known ?? new Map<string, Line<T>>()
    if (!known) lines.set(owner, of)
    const line = of.get(key)
    if (!line) return begin(of, key, read)
    line.next ??= line.running.then(() => begin(of, key, read))
    return line.next
  }
}

function ended(): void {}
