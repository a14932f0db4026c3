const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export const uuidList = new RegExp(`^${uuid}(,${uuid}){0,49}$`)
