import { createElement, lazy, useEffect, useState, type ComponentType } from 'react'
import type { OverlayProps } from './overlay-props.ts'

/** An overlay of a feature whose code is fetched when it is first opened. */
export function lazyOverlay(load: () => Promise<ComponentType<OverlayProps>>): ComponentType<OverlayProps> {
  const Overlay = lazy(async () => ({ default: await load() }))
  return function LazyOverlay(props: OverlayProps) {
    const [wasOpened, setOpened] = useState(props.open)
    useEffect(() => {
      if (props.open) setOpened(true)
    }, [props.open])
    return wasOpened || props.open ? createElement(Overlay, props) : null
  }
}
