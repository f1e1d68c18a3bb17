// Which nodes of one label are stored, with which properties?
// parameters:
MATCH (n:__LABEL__)
RETURN n.id AS id, properties(n) AS properties
ORDER BY id
