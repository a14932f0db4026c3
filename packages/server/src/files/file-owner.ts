/** Whose field holds a file: the customer's itself, or that of a contact or an order of it. */
export interface FileOwner {
  customerId: string
  contactId?: string
  orderId?: string
}
