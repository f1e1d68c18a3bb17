// Which entities do these files declare, as far as they are stored?
// parameters: registries
MATCH (e:Entity)
WHERE e.registry IN $registries
RETURN e.id AS id
ORDER BY id
