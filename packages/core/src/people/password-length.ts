/** Any characters, spaces included; only the length is ruled. Apart from the schemas so that light pages need not load them. */
export const minPasswordLength = 8
export const maxPasswordLength = 128
