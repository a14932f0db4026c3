/** What the ownership dialogs need to know of a customer. */
export interface MovedCustomer {
  id: string
  name: string
  holder: { kind: 'person' | 'pool'; id: string; name: string }
}
