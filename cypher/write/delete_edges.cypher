// Delete claims that relate two entities, each found through the entity it starts at.
// parameters: rows
UNWIND $rows AS row
MATCH (:Entity {id: row.from})-[r]->(:Entity)
WHERE r.claim = row.claim
DELETE r
RETURN count(*) AS done
