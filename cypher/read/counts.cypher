// How many claims of each type are stored, and from how many sources?
// parameters:
MATCH ()-[r]->(:Entity)
WHERE type(r) <> 'CONCERNS'
RETURN type(r) AS type, count(r) AS claims, count(DISTINCT r.source) AS sources
ORDER BY type
