import { Fragment } from 'react'
import styles from './search.module.css'

interface MarkedProps {
  text: string
  /** [from, to) in order, without overlap. */
  marks: readonly (readonly [number, number])[]
}

/** A text with what was found in it shown. */
export function Marked({ text, marks }: MarkedProps) {
  let done = 0
  return (
    <>
      {marks.map(([from, to]) => {
        const before = text.slice(done, from)
        done = to
        return (
          <Fragment key={from}>
            {before}
            <mark className={styles['mark']}>{text.slice(from, to)}</mark>
          </Fragment>
        )
      })}
      {text.slice(done)}
    </>
  )
}
