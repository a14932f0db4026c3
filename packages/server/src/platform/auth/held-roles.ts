/** The roles of person p as HeldRole[]; what built-in ones grant stands in core. */
export const heldRoles = `coalesce((
    select jsonb_agg(jsonb_build_object('key', o.key,
      'grants', case when o.is_built_in then null else o.grants end,
      'fields', case when o.is_built_in then null else o.fields end) order by o.key)
    from person_roles r join roles o on o.key = r.role where r.person_id = p.id), '[]')`
