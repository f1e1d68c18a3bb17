// Delete claims, each found through the node at which it starts.
// parameters: rows
UNWIND $rows AS row
MATCH (a:__LABEL__ {id: row.from})-[r]->(:Entity {id: row.to})
WHERE r.claim = row.claim
DELETE r
RETURN count(*) AS done
