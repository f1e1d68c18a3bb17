// Which questions does this source leave open?
// parameters: source
MATCH (j:Judgement {source: $source})
RETURN j.id AS id, properties(j) AS properties
ORDER BY id
