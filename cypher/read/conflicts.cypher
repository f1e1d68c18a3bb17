// Which conflicts has the curator found?
// parameters:
MATCH (j:Judgement {judgement: 'conflict'})
RETURN j.id AS id, j.kind AS kind, j.claims AS claims, j.note AS note, properties(j) AS properties
ORDER BY id
