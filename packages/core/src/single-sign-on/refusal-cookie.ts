/** Carries the words of a refused single sign-on to the sign-in page. */
export const refusalCookie = 'zhike.sign_in_refusal'
