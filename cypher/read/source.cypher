// What is this source?
// parameters: id
MATCH (s:Source {id: $id})
RETURN s.id AS id, properties(s) AS properties
