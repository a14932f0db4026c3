/** Whether session s of person p came with a password alone where the company asks for a second factor. */
export const mustEnrol = `(s."openedBy" in ('password', 'setup', 'invitation') and exists (
    select from settings g where g.key = 'sign-in.second-factor' and (
      g.value ->> 'required' = 'everybody' or (g.value ->> 'required' = 'roles' and exists (
        select from person_roles r where r.person_id = p.id and g.value -> 'roles' @> to_jsonb(r.role)))))
  and not exists (select from second_factors f where f.person_id = p.id and f.confirmed_at is not null))`
