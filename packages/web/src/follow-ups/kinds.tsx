import { Mail, MapPin, MessageSquare, NotebookPen, Phone, Users, type LucideIcon } from 'lucide-react'
import type { FollowUpKind } from '@zhike/core/follow-ups/schema'

export const kindIcons: Record<FollowUpKind, LucideIcon> = {
  call: Phone,
  visit: MapPin,
  wechat: MessageSquare,
  email: Mail,
  meeting: Users,
  note: NotebookPen,
}

export function KindIcon({ kind }: { kind: string }) {
  const Icon = kindIcons[kind as FollowUpKind] ?? NotebookPen
  return <Icon aria-hidden="true" />
}
