// Replace all properties of nodes.
// parameters: rows
UNWIND $rows AS row
MATCH (n:__LABEL__ {id: row.id})
SET n = row
RETURN count(n) AS done
