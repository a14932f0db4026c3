/** What the secrets of authenticators are sealed for. */
export const secretPurpose = 'second-factor'
