// Delete nodes that have no relationships left.
// parameters: ids
UNWIND $ids AS id
MATCH (n:__LABEL__ {id: id})
DETACH DELETE n
RETURN count(id) AS done
