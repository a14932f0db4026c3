/** The unbroken line. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="24" height="24" rx="7" fill="var(--solid)" />
      <path
        d="M4.5 16.5h5.2c3.6 0 2.4-8.5 6-8.5"
        fill="none"
        stroke="var(--on-solid)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="17.4" cy="8" r="2.6" fill="var(--on-solid)" />
    </svg>
  )
}
