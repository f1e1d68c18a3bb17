// Raise the data version, and log which claims the transaction added and removed.
// parameters: version, at, what, added, removed
MATCH (m:Meta {id: 'graphsvc'})
SET m.data_version = $version
CREATE (c:Change)
SET c.version = $version, c.at = $at, c.what = $what, c.added = $added, c.removed = $removed
RETURN c.version AS version
