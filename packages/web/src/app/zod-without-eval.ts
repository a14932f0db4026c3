import { config } from 'zod'

// Our Content-Security-Policy forbids eval, which zod would try for speed. Loaded before any schema is made.
config({ jitless: true })
