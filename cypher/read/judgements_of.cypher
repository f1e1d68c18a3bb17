// Which samenesses and open questions concern this entity?
// parameters: id
MATCH (j:Judgement)-[:CONCERNS]->(e:Entity {id: $id})
WITH DISTINCT j
RETURN j.judgement AS judgement, j.source AS source, j.id AS id, properties(j) AS properties
ORDER BY judgement, source, id
