/** Every zone the browser knows, the usual ones first. */
export function timeZoneOptions(current: string): { value: string; label: string }[] {
  const usual = [
    'Asia/Shanghai',
    'Asia/Hong_Kong',
    'Asia/Taipei',
    'Asia/Singapore',
    'Asia/Tokyo',
    'Europe/London',
    'UTC',
  ]
  const all = new Set([current, ...usual, ...Intl.supportedValuesOf('timeZone')])
  return [...all].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}
