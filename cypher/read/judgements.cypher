// Which judgements are there?
// parameters:
MATCH (j:Judgement)
RETURN j.id AS id, properties(j) AS properties
ORDER BY id
