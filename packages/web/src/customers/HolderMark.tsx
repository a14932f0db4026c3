import { HolderChip } from '../ui/identity/HolderChip.tsx'
import { useSession } from '../app/session/use-session.ts'

interface HolderMarkProps {
  holder: { kind: 'person' | 'pool'; id: string; name: string }
  strong?: boolean
}

/** Who is responsible; I myself in accent. */
export function HolderMark({ holder, strong = false }: HolderMarkProps) {
  const { person } = useSession()
  return <HolderChip kind={holder.kind} name={holder.name} isMe={holder.id === person.id} strong={strong} />
}
