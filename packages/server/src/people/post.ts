/** What makes a post: where somebody works, as what, and under whom. */
export interface Post {
  id: string
  departmentId: string | null
  post: string | null
  managerId: string | null
}
