// Small line drawings; the words beside them say the same.

const rows = [14, 50, 86]

/** A list of customers with tier and holder. */
export function DemoPicture() {
  const tiers = ['var(--tier-1)', 'var(--tier-2-bar)', 'var(--tier-3-bar)']
  const names = [92, 70, 82]
  return (
    <svg viewBox="0 0 280 132" aria-hidden="true">
      {rows.map((y, index) => (
        <g key={y}>
          <rect x="20" y={y} width="240" height="30" rx="7" fill="var(--raised)" stroke="var(--line)" />
          <rect x="30" y={y + 8} width="14" height="14" rx="4" fill={tiers[index]} />
          <rect x="54" y={y + 12} width={names[index]} height="6" rx="3" fill="var(--fill-2)" />
          <rect x="178" y={y + 12} width={34 - index * 6} height="6" rx="3" fill="var(--fill-2)" />
          <circle cx="244" cy={y + 15} r="7" fill="var(--soft)" stroke="var(--soft-line)" />
        </g>
      ))}
    </svg>
  )
}

/** A sheet whose owner column becomes the holders. */
export function ImportPicture() {
  const lines = [34, 50, 66, 82, 98]
  const holders = [20, 52, 84]
  return (
    <svg viewBox="0 0 280 132" aria-hidden="true">
      <rect x="20" y="18" width="100" height="96" rx="7" fill="var(--raised)" stroke="var(--control)" />
      {lines.map((y, index) => (
        <g key={y}>
          <path d={`M20 ${y}h100`} stroke={index === 0 ? 'var(--control)' : 'var(--line)'} />
          <rect x="26" y={y + 6} width="20" height="4" rx="2" fill="var(--fill-2)" />
          <rect x="60" y={y + 6} width="16" height="4" rx="2" fill="var(--fill-2)" />
          <rect x="94" y={y + 6} width="14" height="4" rx="2" fill="var(--soft-line)" />
        </g>
      ))}
      <path d="M53 18v96M87 18v96" stroke="var(--line)" />
      <rect x="26" y="24" width="18" height="5" rx="2.5" fill="var(--text-3)" />
      <rect x="60" y="24" width="18" height="5" rx="2.5" fill="var(--text-3)" />
      <rect x="94" y="24" width="18" height="5" rx="2.5" fill="var(--accent)" />
      {holders.map((y, index) => (
        <g key={y}>
          <path
            d={`M122 ${42 + index * 24}C150 ${38 + index * 32} 150 ${38 + index * 32} 172 ${34 + index * 32}`}
            fill="none"
            stroke="var(--soft-line)"
            strokeWidth="1.5"
          />
          <rect x="174" y={y} width="86" height="28" rx="7" fill="var(--raised)" stroke="var(--line)" />
          <circle cx="188" cy={y + 14} r="6" fill="var(--accent)" />
          <rect x="202" y={y + 11} width={44 - index * 8} height="6" rx="3" fill="var(--fill-2)" />
        </g>
      ))}
    </svg>
  )
}

/** An empty card waiting for its first customer. */
export function BlankPicture() {
  return (
    <svg viewBox="0 0 280 132" aria-hidden="true">
      <rect
        x="60"
        y="20"
        width="160"
        height="92"
        rx="9"
        fill="var(--raised)"
        stroke="var(--control)"
        strokeDasharray="4 4"
      />
      <rect x="78" y="38" width="22" height="22" rx="7" fill="var(--soft)" stroke="var(--soft-line)" />
      <path d="M89 44v10M84 49h10" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" />
      <rect x="112" y="40" width="64" height="6" rx="3" fill="var(--fill-2)" />
      <rect x="112" y="52" width="40" height="6" rx="3" fill="var(--fill)" />
      <path d="M78 78h124M78 94h80" stroke="var(--fill-2)" strokeWidth="6" strokeLinecap="round" />
    </svg>
  )
}
