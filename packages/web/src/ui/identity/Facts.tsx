import { Fragment, type ReactNode } from 'react'
import styles from './identity.module.css'

/** Facts of one line with a drawn dot between them; the character · is full-width in Chinese fonts. */
export function Facts({ items }: { items: readonly ReactNode[] }) {
  const shown = items.filter((item) => item !== null && item !== undefined && item !== false && item !== '')
  return (
    <>
      {shown.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- facts have no identity, their place is it
        <Fragment key={index}>
          {index > 0 && <span className={styles['dot']} aria-hidden="true" />}
          {item}
        </Fragment>
      ))}
    </>
  )
}
