// Which entities does this file declare, as far as they are stored?
// parameters: registry
MATCH (e:Entity {registry: $registry})
RETURN e.id AS id
ORDER BY id
