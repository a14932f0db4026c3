/** Any characters, spaces included. Apart from the schemas so that light pages need not load them. */
export const minPasswordLength = 8
export const maxPasswordLength = 128
/** Until a company says otherwise; it may ask for 8 to 64. */
export const usualPasswordLength = 10
export const mostDemandedLength = 64
