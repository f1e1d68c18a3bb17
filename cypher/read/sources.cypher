// Which sources are there?
// parameters:
MATCH (s:Source)
RETURN s.id AS id, properties(s) AS properties
ORDER BY id
