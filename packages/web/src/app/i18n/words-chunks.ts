/** What is spoken before anybody is signed in, and by the frame. */
export const doorWords: readonly string[] = ['app', 'ui', 'sign-in', 'first-run', 'access-links']

/** What Today and the frame around it speak with, and what opens on them. */
export const dailyWords: readonly string[] = [
  'today',
  'customers',
  'contacts',
  'orders',
  'follow-ups',
  'ownership',
  'search',
  'reference',
  'leaves',
  'special-days',
]
